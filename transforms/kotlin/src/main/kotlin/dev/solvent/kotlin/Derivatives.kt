@file:JvmName("Derivatives")

package dev.solvent.kotlin

import dev.solvent.Solvent
import dev.solvent.dsl.F1
import dev.solvent.dsl.F2
import dev.solvent.dsl.F3
import dev.solvent.transforms.Transform

// Waiting forms take `Int`, `String` or `Expr`, never `Any`, which a lambda behind the call would be too.

fun grad(f: Fn, wrt: Any = 0): Fn = Solvent.grad(f, Solvent.wrt(wrt))

fun grad(wrt: Any = 0, f: F1): Fn = Solvent.grad(f, Solvent.wrt(wrt))

fun grad(wrt: Any = 0, f: F2): Fn = Solvent.grad(f, Solvent.wrt(wrt))

fun grad(wrt: Any = 0, f: F3): Fn = Solvent.grad(f, Solvent.wrt(wrt))

fun grad(wrt: Int): Transform = Solvent.grad(Solvent.wrt(wrt))

fun grad(wrt: String): Transform = Solvent.grad(Solvent.wrt(wrt))

fun grad(wrt: Expr): Transform = Solvent.grad(Solvent.wrt(wrt))

fun valueAndGrad(f: Fn, wrt: Any = 0): Fn = Solvent.valueAndGrad(f, Solvent.wrt(wrt))

fun valueAndGrad(wrt: Any = 0, f: F1): Fn = Solvent.valueAndGrad(f, Solvent.wrt(wrt))

fun valueAndGrad(wrt: Any = 0, f: F2): Fn = Solvent.valueAndGrad(f, Solvent.wrt(wrt))

fun valueAndGrad(wrt: Any = 0, f: F3): Fn = Solvent.valueAndGrad(f, Solvent.wrt(wrt))

fun valueAndGrad(wrt: Int): Transform = Solvent.valueAndGrad(Solvent.wrt(wrt))

fun valueAndGrad(wrt: String): Transform = Solvent.valueAndGrad(Solvent.wrt(wrt))

fun valueAndGrad(wrt: Expr): Transform = Solvent.valueAndGrad(Solvent.wrt(wrt))

fun jacobian(f: Fn, wrt: Any = 0): Fn = Solvent.jacobian(f, Solvent.wrt(wrt))

fun jacobian(wrt: Any = 0, f: F1): Fn = Solvent.jacobian(f, Solvent.wrt(wrt))

fun jacobian(wrt: Any = 0, f: F2): Fn = Solvent.jacobian(f, Solvent.wrt(wrt))

fun jacobian(wrt: Any = 0, f: F3): Fn = Solvent.jacobian(f, Solvent.wrt(wrt))

fun jacobian(wrt: Int): Transform = Solvent.jacobian(Solvent.wrt(wrt))

fun jacobian(wrt: String): Transform = Solvent.jacobian(Solvent.wrt(wrt))

fun jacobian(wrt: Expr): Transform = Solvent.jacobian(Solvent.wrt(wrt))

fun jacfwd(f: Fn, wrt: Any = 0): Fn = Solvent.jacfwd(f, Solvent.wrt(wrt))

fun jacfwd(wrt: Any = 0, f: F1): Fn = Solvent.jacfwd(f, Solvent.wrt(wrt))

fun jacfwd(wrt: Any = 0, f: F2): Fn = Solvent.jacfwd(f, Solvent.wrt(wrt))

fun jacfwd(wrt: Any = 0, f: F3): Fn = Solvent.jacfwd(f, Solvent.wrt(wrt))

fun jacfwd(wrt: Int): Transform = Solvent.jacfwd(Solvent.wrt(wrt))

fun jacfwd(wrt: String): Transform = Solvent.jacfwd(Solvent.wrt(wrt))

fun jacfwd(wrt: Expr): Transform = Solvent.jacfwd(Solvent.wrt(wrt))

fun jacrev(f: Fn, wrt: Any = 0): Fn = Solvent.jacrev(f, Solvent.wrt(wrt))

fun jacrev(wrt: Any = 0, f: F1): Fn = Solvent.jacrev(f, Solvent.wrt(wrt))

fun jacrev(wrt: Any = 0, f: F2): Fn = Solvent.jacrev(f, Solvent.wrt(wrt))

fun jacrev(wrt: Any = 0, f: F3): Fn = Solvent.jacrev(f, Solvent.wrt(wrt))

fun jacrev(wrt: Int): Transform = Solvent.jacrev(Solvent.wrt(wrt))

fun jacrev(wrt: String): Transform = Solvent.jacrev(Solvent.wrt(wrt))

fun jacrev(wrt: Expr): Transform = Solvent.jacrev(Solvent.wrt(wrt))

fun hessian(f: Fn, wrt: Any = 0): Fn = Solvent.hessian(f, Solvent.wrt(wrt))

fun hessian(wrt: Any = 0, f: F1): Fn = Solvent.hessian(f, Solvent.wrt(wrt))

fun hessian(wrt: Any = 0, f: F2): Fn = Solvent.hessian(f, Solvent.wrt(wrt))

fun hessian(wrt: Any = 0, f: F3): Fn = Solvent.hessian(f, Solvent.wrt(wrt))

fun hessian(wrt: Int): Transform = Solvent.hessian(Solvent.wrt(wrt))

fun hessian(wrt: String): Transform = Solvent.hessian(Solvent.wrt(wrt))

fun hessian(wrt: Expr): Transform = Solvent.hessian(Solvent.wrt(wrt))

fun vmap(f: Fn, axes: Any = 0, out: Any = 0): Fn = Solvent.vmap(f, Solvent.axes(axes), Solvent.out(out))

fun vmap(axes: Any = 0, out: Any = 0, f: F1): Fn = Solvent.vmap(f, Solvent.axes(axes), Solvent.out(out))

fun vmap(axes: Any = 0, out: Any = 0, f: F2): Fn = Solvent.vmap(f, Solvent.axes(axes), Solvent.out(out))

fun vmap(axes: Any = 0, out: Any = 0, f: F3): Fn = Solvent.vmap(f, Solvent.axes(axes), Solvent.out(out))

fun vmap(axes: Int = 0, out: Int = 0): Transform = Solvent.vmap(Solvent.axes(axes), Solvent.out(out))

fun vmap(axes: Int = 0, out: Expr): Transform = Solvent.vmap(Solvent.axes(axes), Solvent.out(out))

fun vmap(axes: Expr, out: Int = 0): Transform = Solvent.vmap(Solvent.axes(axes), Solvent.out(out))

fun vmap(axes: Expr, out: Expr): Transform = Solvent.vmap(Solvent.axes(axes), Solvent.out(out))
