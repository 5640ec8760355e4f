@file:JvmName("Destructuring")

package dev.solvent.kotlin

import dev.solvent.dsl.Eigen
import dev.solvent.dsl.Qr
import dev.solvent.dsl.Quadratic
import dev.solvent.dsl.Report
import dev.solvent.dsl.Svd
import io.vavr.Tuple1
import io.vavr.Tuple2
import io.vavr.Tuple3
import io.vavr.Tuple4
import io.vavr.Tuple5
import io.vavr.Tuple6
import io.vavr.Tuple7
import io.vavr.Tuple8

// vavr's tuples

operator fun <A> Tuple1<A>.component1(): A = _1()

operator fun <A, B> Tuple2<A, B>.component1(): A = _1()

operator fun <A, B> Tuple2<A, B>.component2(): B = _2()

operator fun <A, B, C> Tuple3<A, B, C>.component1(): A = _1()

operator fun <A, B, C> Tuple3<A, B, C>.component2(): B = _2()

operator fun <A, B, C> Tuple3<A, B, C>.component3(): C = _3()

operator fun <A, B, C, D> Tuple4<A, B, C, D>.component1(): A = _1()

operator fun <A, B, C, D> Tuple4<A, B, C, D>.component2(): B = _2()

operator fun <A, B, C, D> Tuple4<A, B, C, D>.component3(): C = _3()

operator fun <A, B, C, D> Tuple4<A, B, C, D>.component4(): D = _4()

operator fun <A, B, C, D, E> Tuple5<A, B, C, D, E>.component1(): A = _1()

operator fun <A, B, C, D, E> Tuple5<A, B, C, D, E>.component2(): B = _2()

operator fun <A, B, C, D, E> Tuple5<A, B, C, D, E>.component3(): C = _3()

operator fun <A, B, C, D, E> Tuple5<A, B, C, D, E>.component4(): D = _4()

operator fun <A, B, C, D, E> Tuple5<A, B, C, D, E>.component5(): E = _5()

operator fun <A, B, C, D, E, F> Tuple6<A, B, C, D, E, F>.component1(): A = _1()

operator fun <A, B, C, D, E, F> Tuple6<A, B, C, D, E, F>.component2(): B = _2()

operator fun <A, B, C, D, E, F> Tuple6<A, B, C, D, E, F>.component3(): C = _3()

operator fun <A, B, C, D, E, F> Tuple6<A, B, C, D, E, F>.component4(): D = _4()

operator fun <A, B, C, D, E, F> Tuple6<A, B, C, D, E, F>.component5(): E = _5()

operator fun <A, B, C, D, E, F> Tuple6<A, B, C, D, E, F>.component6(): F = _6()

operator fun <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G>.component1(): A = _1()

operator fun <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G>.component2(): B = _2()

operator fun <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G>.component3(): C = _3()

operator fun <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G>.component4(): D = _4()

operator fun <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G>.component5(): E = _5()

operator fun <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G>.component6(): F = _6()

operator fun <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G>.component7(): G = _7()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component1(): A = _1()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component2(): B = _2()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component3(): C = _3()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component4(): D = _4()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component5(): E = _5()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component6(): F = _6()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component7(): G = _7()

operator fun <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H>.component8(): H = _8()

// results with names

operator fun Eigen.component1(): Expr = values

operator fun Eigen.component2(): Expr = vectors

operator fun Svd.component1(): Expr = u

operator fun Svd.component2(): Expr = values

operator fun Svd.component3(): Expr = v

operator fun Qr.component1(): Expr = q

operator fun Qr.component2(): Expr = r

operator fun Quadratic.component1(): Expr = x

operator fun Quadratic.component2(): Expr = equality

operator fun Quadratic.component3(): Expr = inequality

operator fun Report.component1(): Expr = value

operator fun Report.component2(): Expr = converged

operator fun Report.component3(): Expr = iterations

operator fun Report.component4(): Expr = residual

operator fun Report.component5(): Expr = condition
