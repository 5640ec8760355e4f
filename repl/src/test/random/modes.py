"""Random functions in random nestings of modes, functions that equations define, and scripts with a mistake."""
import tables
from scripts import BOOL, NUM, Scripts, fn, vec

N2N, V2N, V2V = fn([NUM], NUM), fn([vec(2)], NUM), fn([vec(2)], vec(2))


class Modes(Scripts):
    """Functions with loops, branches, rules and captures, differentiated and mapped in random nestings."""

    def script(self):
        self.budget = 400
        for name in self.r.sample(["a", "b"], self.r.randint(1, 2)):
            self.line(f"val {name} = {self.r.uniform(0.2, 1.4):.2f}")
            self.declare(name, NUM)
        self.line(f"val c = {self.literal(vec(2))}")
        self.declare("c", vec(2))
        for _ in range(self.r.randint(2, 4)): self.function()
        for k in range(self.r.randint(3, 5)):
            self.line(f"val y{k} = {self.fill(self.weighted(tables.ASKED), NUM, self.r.randint(1, 3) + 1)}")
        return "\n".join(self.lines) + "\n"

    # functions

    def function(self):
        t = self.r.choice([N2N, N2N, V2N, V2V])
        f = self.fresh("f").strip("'")
        self.inside()
        self.declare("x", t[1][0])
        self.weighted([(3, self.plain), (3, self.looped), (2, self.waiting), (2, self.branched), (1, self.folded)])(f, t[2])
        self.outside()
        self.declare(f, t)
        if self.r.random() < 0.45: self.ruled(f, t)

    def tame(self, t, d=2):
        """A bounded expression that depends on what is given."""
        given = [(n, u) for scope in self.names[1:] for n, (u, _, _) in scope.items() if u[0] in ("num", "vec")]
        name, u = self.r.choice(given)
        if u not in (NUM, t): name = self.r.choice([f"{name}[{self.r.randrange(u[1])}]", f"sum({name})", f"norm({name})", f"max({name})"])
        if self.r.random() < 0.2: return f"0.6 * cos({name}) * {self.atom(t)}"
        k, e = self.r.choice(["0.5", "1.2", "-0.7", "0.6"]), self.expr(t, d)
        return f"0.8 * tanh({e} + {k} * {name})" if t == NUM else f"0.8 * sin({e} {self.r.choice('+*')} {k} * {name})"

    def plain(self, f, t):
        self.line(f"fun {f}(x) = {self.tame(t, 3)}")

    def looped(self, f, t):
        self.line(f"fun {f}(x) {{")
        self.line(f"  var s = {self.tame(t, 1)}")
        self.declare("s", t)
        pair = self.r.random() < 0.4
        if pair:
            self.line(f"  var q = {self.tame(NUM, 1)}")
            self.declare("q", NUM)
        over = [f"i in 0..<{self.r.randint(0, 4)}", f"i in {self.r.randint(0, 1)}..floor(1.7 + 1.5 * sin({self.expr(NUM, 0)}))",
                f"i in {self.expr(vec(2), 1)}", f"r in [{self.expr(vec(2), 0)}, {self.expr(vec(2), 0)}]"]
        head = self.r.choice(over)
        self.declare(head[0], NUM if head[0] == "i" else vec(2))
        self.line(f"  for ({head}) {{")
        if pair: self.line(f"    q = 0.5 * q + {self.tame(NUM, 1)}")
        if self.r.random() < 0.3:
            other = self.r.choice(["", f" else {{ s = s * {self.tame(NUM, 1)} }}"])
            self.line(f"    if ({self.expr(BOOL, 1)}) {{ s = {self.tame(t, 1)} }}{other}")
        if ".." in head and self.r.random() < 0.4: self.line(f"    s = 0.9 * s + 0.3 * c[{self.r.choice(['i % 2', '-1 - i % 2'])}]")
        self.line(f"    s = 0.7 * s + {self.tame(t)}")
        self.line("  }")
        self.line("  s" + " * q" * pair)
        self.line("}")

    def waiting(self, f, t):
        self.line(f"fun {f}(x) {{")
        self.line(f"  var s = {self.tame(t, 1)}")
        self.declare("s", t)
        self.line("  var k = 0")
        size = "s" if t == NUM else "norm(s)"
        self.line(f"  while (k < {self.r.randint(1, 5)} && {size} < {self.r.uniform(0.8, 3):.2f}) {{")
        self.line(f"    s = 1.3 * s + {self.tame(t)} + 0.1")
        self.line("    k = k + 1")
        self.line("  }")
        self.line("  s")
        self.line("}")

    def branched(self, f, t):
        early = self.r.random() < 0.5
        self.line(f"fun {f}(x) {{")
        if early: self.line(f"  if ({self.expr(BOOL, 1)}) {{ return {self.tame(t)} }}")
        value = self.tame(NUM) if early else f"if ({self.expr(BOOL, 1)}) {{ {self.tame(t)} }} else {self.tame(t)}"
        self.line(f"  val z = {value}")
        self.declare("z", NUM if early else t)
        self.line(f"  z * {self.tame(t)}")
        self.line("}")

    def folded(self, f, t):
        start = f"({self.expr(vec(2), 1)}, {self.tame(NUM, 1)})"
        if t == NUM: self.line(f"fun {f}(x) = fold{start} {self.lam([NUM, NUM], NUM, 2)}")
        else: self.line(f"fun {f}(x) = scan{start} {self.form_step(t, 3)}.1")

    def ruled(self, f, t):
        """A rule, by intention not that of the body: what is differentiated must be the rule."""
        self.inside()
        self.declare("x", t[1][0])
        slope = self.tame(NUM, 1)
        self.outside()
        forth = f"{slope} * " + ("sum(d)" if t == V2N else "d")
        back = f"{slope} * ct" + (" * [1, 2]" if t == V2N else "")
        forth, back = self.r.choice([(forth, back), (f"({f}(x), {forth})", f"({f}(x), {back})")])
        way = self.r.randrange(5 if t == N2N else 4)
        if way == 0: return self.line(f"tangent {f}(x, d) = {forth}")
        if way == 1: return self.line(f"cotangent {f}(x, ct) = {back}")
        g = f + "r"
        if way == 2: self.line(f"val {g} = customJvp({f}) {{ self, x, d -> {forth.replace(f + '(x)', 'self(x)')} }}")
        if way == 3: self.line(f"val {g} = customVjp({f}) {{ self, x, ct -> {back.replace(f + '(x)', 'self(x)')} }}")
        if way == 4: self.cubic_root(g)
        self.declare(g, t)

    def cubic_root(self, g):
        self.line(f"fun {g}(y) {{")
        self.line("  var z = y / 2")
        self.line("  for (i in 0..<30) { z = z - (z^3 + z - y) / (3 * z^2 + 1) }")
        self.line("  z")
        self.line("}")
        self.line(f"implicit {g}(z, y) = z^3 + z - y")

    # nestings

    def nested(self, t, d):
        """A function of type t, made of others by modes."""
        if d > 0 and self.r.random() > 0.15: return self.fill(self.weighted({N2N: tables.N2N, V2N: tables.V2N, V2V: tables.V2V}[t]), NUM, d)
        own = [name for name, (u, _, _) in self.names[0].items() if u == t]
        if own: return self.r.choice(own)
        self.inside()
        self.declare("x", t[1][0])
        body = self.tame(t[2])
        self.outside()
        return f"{{ x -> {body} }}"

    def form_N2N(self, t, d): return self.nested(N2N, d - 1)

    def form_V2N(self, t, d): return self.nested(V2N, d - 1)

    def form_V2V(self, t, d): return self.nested(V2V, d - 1)

    def form_one(self, t, d): return self.r.choice(["1.0", "0.5", "-1.5"])

    def form_at(self, t, d): return self.r.choice(["[x, 0.5]", "[x, x * x]", "x * c", "[1 - x, sin(x)]"])

    def form_along(self, t, d): return self.r.choice(["c", "[1, -0.5]"])

    def form_point(self, t, d): return f"({self.r.uniform(-1.2, 1.2):.2f})"

    def form_v(self, t, d): return self.literal(vec(2))


class Equations(Modes):
    """As `Modes`, but most functions are solutions of equations."""

    def function(self):
        if self.r.random() < 0.3: return super().function()
        t = self.r.choice([N2N, V2V])
        f = self.fresh("f").strip("'")
        self.inside()
        self.declare("x", t[1][0])
        form = self.fill(self.weighted(tables.ROOTS[t[2][0]]), t[2], 2)
        self.outside()
        self.line(f"val {f} = {form}")
        self.declare(f, t)

    def hole(self, what, t, d, sizes):
        if what[:2] == "p ": return self.tame(self.type(what.split()[1:], t, sizes), 1)
        return super().hole(what, t, d, sizes)

    def form_guess(self, t, d): return self.r.choice(["0.0", "0.3", "1.0"])


class Mistakes(Scripts):
    """A script with one mistake in it, in the open or inside of a function, a lambda or a loop."""

    # What is computed only where it is used.
    LAZY = ("solve", "inv", "cholesky", "clipped")

    def script(self):
        self.lines = tables.BEFORE.rstrip().split("\n")
        self.line("val x = 1")
        self.names[0]["x"] = (NUM, True, -1)  # is neither assigned nor hidden
        for _ in range(self.r.randint(0, 3)): self.statement()
        wrong, given = self.r.choice(tables.MISTAKES), self.expr(NUM, 1)
        ways = [["val e = W"], ["fun bad(x) = W", "val e = bad(G)"], ["val e = { x -> W }(G)"], ["for (x in [1, 2]) {", "  W", "}"], ["if (x > 0) { W }"],
                ["val e = vmap { x ->", "  W", "}([0.5, 1.5])"],
                ["fun bad(x) {", f"  val y = {self.r.choice(['x * 2', '[x, 1]', 'one(x)'])}", "  val z = W", "  z", "}", "val e = bad(G)"],
                ["fun bad(x) {", "  var y = 0", "  for (i in 0..<3) {", "    val z = W", "    y = y + 1", "  }", "  y", "}", "val e = bad(G)"]]
        way = self.r.choice(ways[:-1] if any(word in wrong for word in self.LAZY) else ways)
        for line in way: self.line(line.replace("W", wrong).replace("G", given))
        for _ in range(self.r.randint(0, 1)): self.statement()
        return "\n".join(self.lines) + "\n"
