@file:JvmName("Operators")

package dev.solvent.kotlin

import dev.solvent.Solvent
import dev.solvent.transforms.Transform
import kotlin.reflect.KProperty

/** An expression of a tensor, a tuple, a record or none. */
typealias Expr = dev.solvent.dsl.Expr

/** A function of expressions. */
typealias Fn = dev.solvent.dsl.Fn

// numbers on the left

operator fun Number.plus(x: Expr): Expr = Solvent.plus(this, x)

operator fun Number.minus(x: Expr): Expr = Solvent.minus(this, x)

operator fun Number.times(x: Expr): Expr = Solvent.times(this, x)

operator fun Number.div(x: Expr): Expr = Solvent.div(this, x)

operator fun Number.rem(x: Expr): Expr = Solvent.rem(this, x)

// comparisons and logic, entry by entry

infix fun Expr.lt(y: Any): Expr = Solvent.lt(this, y)

infix fun Expr.le(y: Any): Expr = Solvent.le(this, y)

infix fun Expr.gt(y: Any): Expr = Solvent.gt(this, y)

infix fun Expr.ge(y: Any): Expr = Solvent.ge(this, y)

infix fun Expr.eq(y: Any): Expr = Solvent.eq(this, y)

infix fun Expr.ne(y: Any): Expr = Solvent.ne(this, y)

/** Binds looser than comparisons in a script, but not in Kotlin: `(a lt b) and (b lt c)`. */
infix fun Expr.and(y: Any): Expr = Solvent.and(this, y)

infix fun Expr.or(y: Any): Expr = Solvent.or(this, y)

// the rest of the syntax

/** The expression with its last two axes exchanged. */
val Expr.T: Expr
  get() = Solvent.transpose(this)

/** `f |> next`. */
infix fun Fn.then(next: Transform): Fn = next.apply(this)

infix fun Transform.then(next: Transform): Transform = Transform { f -> next.apply(apply(f)) }

/** `val f by fn { ... }` names the function for errors and `explain`. */
operator fun Fn.provideDelegate(self: Any?, property: KProperty<*>): Fn = named(property.name)

operator fun Fn.getValue(self: Any?, property: KProperty<*>): Fn = this

/** This gives an expression as a value of Kotlin: a number, an array, a tuple, a record of any of these. */
inline fun <reified R : Any> Expr.into(): R = into(R::class.java)

/** This gives a function as a functional interface, without boxes or look-ups where it is one of numbers. */
inline fun <reified R : Any> Fn.into(): R = into(R::class.java)
