"""What random scripts are made of. A row is a weight and a form.

In a form, `«num»` is an expression of that type, one storey less deep, and `«0 num»` the simplest; `«t»` is one of the type that
the form itself has. Types are num, bool, str, `vec n`, `mat n m`; the letters n, m, k are sizes. `«n»` is the size, `«index n»` an
index below it, `«fn num num -> num»` a lambda. `⟦a¦b⟧` is one of both.
"""


def table(rows):
    """The rows as pairs of a weight and a form."""
    pairs = (row.split("|", 1) for row in rows.strip().splitlines())
    return [(float(weight), form.strip()) for weight, form in pairs]


SMOOTH = table("""
    1 | sin(«t»)
    1 | cos(«t»)
    1 | tanh(«t»)
    1 | sigmoid(«t»)
    1 | softplus(«t»)
    1 | atan(«t»)
    1 | exp(-(«t»)^2)
    1 | sqrt(1 + («t»)^2)
    1 | log(2 + («t»)^2)
    1 | (-(«t»))
    1 | ((«t»)^2)
    1 | ((«t») * 0.5)
    1 | erf(«t»)
    1 | asinh(«t»)
    1 | log1p(abs(«t»))
    1 | expm1(tanh(«t»))
    1 | cbrt(1.5 + («t»)^2)
    1 | abs(«t»)
    1 | relu(«t»)
    """)

NUM = table("""
    5   | («num» ⟦+¦-¦*⟧ «num»)
    4   | «smooth»
    1   | («num» / (1.5 + («num»)^2))
    0.5 | («num» % ⟦2¦3.5¦(-2)⟧)
    0.7 | (tanh(«num»)^⟦2¦3¦0¦(-1 + 3)⟧)
    0.4 | ((abs(«num») + 0.5)^tanh(«num»))
    1   | ⟦max¦min¦hypot¦atan2⟧(«num» + 0.25, «num» - 1.5)
    0.7 | where(«bool», «num», «num»)
    0.5 | clamp(«num», -1.5, 1.25)
    0.5 | ⟦floor¦ceil¦round¦sign⟧(«num» * 1.37 + 0.111)
    1.3 | ⟦sum¦mean¦max¦min¦norm¦logsumexp¦variance¦prod⟧(«vec n»)
    0.7 | ⟦sum¦mean¦max¦min¦norm¦logsumexp⟧(«mat n m»)
    0.6 | «vec n».⟦sum¦mean¦norm¦size⟧()
    1.2 | «vec n»[«index n»]
    0.7 | «mat n m»[«index n», «index m»]
    0.6 | dot(«vec n», «vec n»)
    0.5 | («vec n» @ «vec n»)
    0.4 | trace(«mat 2 2»)
    0.3 | det(3 * eye(2) + tanh(«mat 2 2»))
    0.7 | fold(«vec n», «num») «fn num num -> num»
    0.5 | iterate(⟦0¦1¦3⟧, «num») «fn num -> num»
    0.3 | argmax(«vec n»)
    0.3 | fold(«mat 2 n», «num») «fn num (vec n) -> num»
    """)

BOOL = table("""
    5   | («num» ⟦<¦>¦<=¦>=⟧ «num» + 0.0123)
    2   | («bool» ⟦&&¦||⟧ «bool»)
    1   | (!«bool»)
    0.6 | ⟦any¦all⟧(«vec n» > «num»)
    0.3 | («num» ⟦==¦!=⟧ «num»)
    0.2 | ((«num», «vec 2») ⟦==¦!=⟧ («num», «vec 2»))
    0.2 | ((w = «num», b = 1) == (w = «num», b = 1))
    """)

STR = table("""
    1 | "n = ${«whole»}, ${«held»}"
    """)

WHOLE = table("""
    2 | ⟦-3¦0¦4¦17⟧
    1 | size(«vec n»)
    1 | ⟦2¦7⟧ * ⟦3¦5⟧ - 1
    """)

VEC = table("""
    3   | («t» ⟦+¦-¦*⟧ «t»)
    1.5 | («t» ⟦+¦-¦*⟧ «num»)
    0.5 | («vec 1» ⟦+¦-¦*⟧ «t»)
    2.5 | «smooth»
    2   | «list»
    1   | («mat n m» @ «vec m»)
    0.6 | («vec m» @ «mat m n»)
    0.5 | cumsum(«t»)
    0.3 | cumprod(«t»)
    0.4 | flip(«t»)
    0.4 | roll(«t», ⟦1¦2¦-1⟧)
    0.5 | softmax(«t»)
    0.6 | «mat m n»[«index m»]
    0.6 | «mat n m»[_, «index m»]
    0.6 | ⟦sum¦mean¦max⟧(«mat m n», axis = 0)
    0.6 | ⟦sum¦norm¦min⟧(«mat n m», axis = ⟦1¦-1⟧)
    0.4 | diag(«mat n n»)
    0.6 | where(«t» > «num», «t», «num»)
    1   | vmap(«fn num -> num»)(«t»)
    0.4 | vmap(«fn (vec m) -> num»)(«mat n m»)
    0.5 | «vec m»[«gather n m»]
    0.6 | scan(«t», «num») «step».1
    0.3 | («t» * vec(0..<«n»))
    0.3 | ⟦zeros(«n»)¦ones(«n»)¦full(«num», «n»)⟧
    0.3 | solve(4 * eye(«n») + tanh(«mat n n»), «t»)
    0.3 | max(«t» + 0.1, «t» - 0.7)
    0.4 | concat((«vec 1», «t»))[1..«n»]
    0.4 | concat((«vec 2», «t»))[2..<«n» + 2]
    """)

MAT = table("""
    2   | («t» ⟦+¦-¦*⟧ «t»)
    0.7 | («t» ⟦+¦-¦*⟧ «num»)
    0.7 | («t» ⟦+¦-¦*⟧ «vec m»)
    0.4 | («mat n 1» ⟦+¦-¦*⟧ «t»)
    1   | «list»
    1.5 | «smooth»
    1   | («mat n k» @ «mat k m»)
    0.8 | «mat m n».T
    0.6 | outer(«vec n», «vec m»)
    0.6 | vmap(«fn (vec m) -> (vec m)»)(«t»)
    0.3 | vmap(«fn num (vec m) -> (vec m)», axes = (0, none))(«vec n», «vec m»)
    0.3 | ⟦tril¦triu⟧(«t»)
    0.3 | cumsum(«t», axis = ⟦0¦1⟧)
    0.4 | reshape(ravel(«mat m n»), ⟦«n», «m»¦(«n», «m»)⟧)
    """)

# What gives a value of any type.
ANY = table("""
    1.5 | (if («bool») «t» else «t»)
    0.7 | «block»
    0.6 | «applied»
    0.4 | «part»
    0.4 | «field»
    3   | «call»
    """)

# Functions made of others: of numbers to numbers, of vectors of 2 to numbers, and of these to such.
N2N = table("""
    3   | grad(«N2N»)
    2   | { x -> jvp(«N2N»)(x, «one»).1 }
    1.5 | { x -> vjp(«N2N»)(x, «one»).1 }
    1   | { x -> linearize(«N2N»)(x).1(«one») }
    1   | { x -> pullback(«N2N»)(x).1(«one») }
    1.5 | { x -> sum(vmap(«N2N»)([x, 2 * x, -x])) }
    1   | { x -> sum(grad(«V2N»)(«at»)) }
    0.7 | { x -> dot(grad(«V2N»)(«at»), c) }
    0.7 | { x -> hessian(«V2N»)(«at»)[0, 1] }
    0.7 | { x -> trace(jacobian(«V2V»)(«at»)) }
    0.5 | comp(«N2N», «N2N»)
    0.5 | checkpoint(«N2N»)
    0.7 | { x -> val (v, g) = valueAndGrad(«N2N»)(x); v * g }
    0.5 | { x -> sum(hvp(«V2N»)(«at», c)) }
    0.4 | { x -> x * stopGradient((«N2N»)(x)) }
    1   | { x -> grad { y -> x * («N2N»)(x * y) }(x) }
    0.5 | { x -> transpose({ t -> t * («N2N»)(x) }, 0.0)(«one») }
    0.6 | { x -> fold(«at», x) { u, v -> 0.5 * u + («N2N»)(v) } }
    0.6 | { x -> if (x > 0.3) («N2N»)(x) else x * («N2N»)(-x) }
    0.6 | { x -> var u = x; for (i in 0..<2) { u = 0.5 * u + («N2N»)(u * x) }; u }
    """)

V2N = table("""
    2   | { x -> sum(vmap(«N2N»)(x)) }
    1.5 | { x -> jvp(«V2N»)(x, «along»).1 }
    1   | { x -> dot(grad(«V2N»)(x), «along») }
    1   | { x -> sum((«V2V»)(x)) }
    0.6 | { x -> trace(hessian(«V2N»)(x)) }
    0.6 | { x -> norm(jacobian(«V2V»)(x)) }
    0.7 | { x -> («N2N»)(x[0] * x[1]) }
    0.7 | { x -> linearize(«V2N»)(x).1(«along») }
    0.6 | { x -> sum(vmap(«V2N»)([x, 2 * x, x * x])) }
    0.5 | { x -> sum(vmap({ s -> («V2N»)(s * x) })([0.5, 1])) }
    """)

V2V = table("""
    2   | grad(«V2N»)
    2   | vmap(«N2N»)
    1   | { x -> jvp(«V2V»)(x, «along»).1 }
    1   | { x -> vjp(«V2V»)(x, «along»).1 }
    0.7 | { x -> jacobian(«V2V»)(x) @ «along» }
    0.7 | { x -> hessian(«V2N»)(x) @ «along» }
    0.7 | { x -> hvp(«V2N»)(x, «along») }
    0.7 | { x -> pullback(«V2V»)(x).1(«along») }
    0.5 | { x -> jacrev(«V2V»)(x).T @ «along» }
    """)

# What is asked of functions; `p` is a number and `v` a vector, given.
ASKED = table("""
    2   | («N2N»)(«point»)
    1.5 | grad(«N2N»)(«point»)
    1   | jvp(«N2N»)(«point», 0.7)
    1   | vjp(«N2N»)(«point», 0.7)
    1   | grad(«V2N»)(«v»)
    1   | hessian(«V2N»)(«v»)
    1   | jacobian(«V2V»)(«v»)
    0.7 | jacrev(«V2V»)(«v»)
    0.7 | jacfwd(«V2V»)(«v»)
    1   | vmap(⟦grad¦⟧(«N2N»))([0.3, -0.8, 1.1])
    1   | vmap(grad(«V2N»))([«v», c])
    0.6 | vmap(hessian(«V2N»))([«v», c])
    0.6 | grad({ r -> («N2N»)(r.w) * («V2N»)(r.b) })((w = «point», b = «v»))
    0.6 | valueAndGrad({ r, q -> («V2N»)(r) * q }, wrt = ⟦0¦1¦(0, 1)¦(1, 0)¦-1⟧)(«v», «point»)
    0.5 | jvp({ r, q -> ((«N2N»)(r) * q, («V2V»)(q * c)) })((«point», 0.4), (1.0, -0.3))
    0.5 | vmap({ r, q -> («V2N»)(r * q) }, axes = (0, none))([«v», c, 2 * c], 0.6)
    0.4 | hessian({ r, q -> («N2N»)(r) * q^2 }, wrt = (0, 1))(«point», 0.4)
    0.4 | «v» |> vmap { t -> jvp(«N2N»)(t, t) }
    """)

# Functions of `x` that equations define, each with one solution; `«p t»` is bounded and depends on what is given.
ROOTS = {
    "num": table("""
        3 | root(guess = «guess») { z, x -> z + 0.4 * sin(z) * «p num» - «p num» }
        1 | root(using = ⟦brent¦bisection⟧(-9, 9)) { z, x -> z + 0.4 * sin(z) * «p num» - «p num» }
        1 | root(guess = { x -> 0.1 * x }) { z, x -> 2 * z^3 + z - «p num» }
        2 | fixedPoint(guess = «guess») { z, x -> 0.5 * cos(z * «p num») + «p num» }
        2 | argmin(guess = «guess») { z, x -> 0.5 * (z - «p num»)^2 + 0.2 * softplus(z * «p num») }
        2 | leastSquares(guess = «guess») { z, x -> [z - «p num», 0.3 * sin(z) * «p num», 0.1 * z] }
        1 | { x -> root(guess = 0.3) { z -> z + 0.3 * tanh(z * «p num») - «p num» }() }
        1 | { x -> val (u, v) = root(guess = (0.1, 0.2)) { (u, v), y -> (u + 0.3 * sin(v) - y, v - 0.3 * cos(u) * «p num») }(x); u * v }
        """),
    "vec": table("""
        3 | root(guess = [0.1, 0.2]) { z, x -> z + 0.3 * tanh(z[[1, 0]] * «p num») - «p vec 2» }
        1 | fixedPoint(guess = zeros(2)) { z, x -> 0.4 * cos(z[[1, 0]]) * «p num» + «p vec 2» }
        2 | argmin(guess = zeros(2)) { z, x -> 0.5 * sum((z - «p vec 2»)^2) + 0.2 * softplus(sum(z) * «p num») }
        1 | leastSquares(guess = ones(2)) { z, x -> concat((z - «p vec 2», [0.3 * sin(z[0]) * «p num»])) }
        1 | { x -> linearSolve({ z -> 2 * z + 0.3 * sum(z) * «p num» }, «p vec 2») }
        1 | { x -> qp([[2, 0.3], [0.3, 1.5]], «p vec 2», none, none, [[1, 1]], [«p num» + 0.05]).0 }
        1 | { x -> root(guess = (u = 0.1, v = [0.1, 0.1])) { z, y -> (u = z.u + 0.2 * sum(z.v) - y[0], v = z.v + 0.2 * cos(z.u) * y - «p vec 2») }(x).v }
        """),
}

# Mistakes; `x` is a number that is given.
MISTAKES = [row.strip() for row in """
    nope + x
    nope(x)
    vmap({ a -> nope })([x])
    x(2)
    3(x)
    sin(x, x, x)
    one(x, 2)
    one()
    two(x)
    two(x, 2, 3)
    one(p = x, zz = 3)
    two(x, a = 3)
    x |> two
    (x, 2) |> two
    { a, b -> a }(x)
    { -> 3 }(x)
    "a" + x
    -"a"
    (x, 2) + 1
    sin + x
    one + x
    if (x) 1 else 2
    if ("a") 1 else 2
    ["a", x]
    [x, (1, 2)]
    (x, 2)[0]
    (x, 2).5
    (x, 2).2
    (w = x).b
    x.w
    x.0
    [1, 2].w
    fold(x, 0) { a, b -> a }
    [1, 2] + [x, 2, 3]
    [[1, 2], [3, 4]] @ [x, 2, 3]
    [1, x] @ [1, 2, 3]
    zeros(2, 3) @ zeros(2, 3) + x
    [[1, x], [3]]
    [1, [x]]
    reshape([1, 2, x], 2, 2)
    concat(([[x]], [1, 2]))
    stack(([1, x], [1, 2, 3]))
    max([1, x], [1, 2, 3])
    dot([1, x], [1, 2, 3])
    sized([x, 1], [1, 2, 3])
    sized(x, [1])
    fixed([1, x])
    scalar([x])
    flagged(x)
    broken(x)
    grad({ y -> [y, x] })(1.0)
    grad({ y -> y * 2 })([x, 2])
    vmap({ a, b -> a + b })([1, x], [1, 2, 3])
    vmap({ a -> a })(x)
    jvp({ y -> y * 2 })([x, 2], [1, 2, 3])
    jvp({ y -> y * 2 })(x, [1])
    grower([x, 2])
    det([1, x])
    solve([[1, 2, 3], [4, 5, 6]], [1, x])
    [1, 2, x][3]
    [1, 2, x][-4]
    [[1, x]][0, 2]
    [[1, x]][1]
    [1, x][0, 0]
    [1, 2, 3][[0, 5]] + x
    x[0]
    sum([1, x], axis = 3)
    sum([[1, x]], axis = -3)
    grad(one, wrt = 3)(x)
    grad(one, wrt = "zz")(x)
    solve([[1, 2], [2, 4]], [1, x])
    inv([[1, 2], [2, 4]]) * x
    cholesky([[1, 2], [2, 1]]) * x
    assert(1 > 2, "so")
    endless(x)
    ruled(x)
    jvp(clipped)(x, 1.0)
    load("nowhere.csv")
    """.strip().splitlines()]

# What mistakes are made with.
BEFORE = """fun one(p) = p * 2
fun two(p, q) = p + q
fun sized(u: [n], v: [n]) = u + v
fun fixed(u: [3]) = u
fun scalar(u: num) = u
fun flagged(u: bool) = u
fun grower(u) { var y = u; for (i in 0..<2) { y = concat((y, y)) }; y }
fun endless(u) = endless(u + 1) + 1
fun twisted(u) = [u, u]
tangent twisted(u, du) = [du, du, du]
fun ruled(u) = jvp(twisted)(u, 1.0)
fun clipped(u) = u
cotangent clipped(u, ct) = clamp(ct, -1, 1)
fun broken(u) {
  val v = [u, 1, 2]
  val w = v + 1
  w + [1, 2]
}
"""
