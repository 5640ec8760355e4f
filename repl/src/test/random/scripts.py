"""Random scripts of the whole language, made from a seed alone and well typed."""
import random, re

import tables

NUM, BOOL, STR = ("num",), ("bool",), ("str",)


def vec(n): return ("vec", n)


def mat(n, m): return ("mat", n, m)


def tup(*types): return ("tup",) + types


def rec(**fields): return ("rec",) + tuple(fields.items())


def fn(arguments, result): return ("fn", tuple(arguments), result)


class Scripts:
    """One random script, line by line. Names are looked up in scopes, each name with its type, whether it is a `var`, and how many
    functions it stands in."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines, self.indent, self.count = [], 0, 0
        self.names, self.level = [{}], 0
        self.budget, self.holes = 260, 0
        self.dims = self.r.sample([1, 2, 3, 4], 2)

    # names

    def fresh(self, stem="v"):
        self.count += 1
        return f"{stem}{self.count}" + self.r.choice(["", "", "", "'"])

    def declare(self, name, t, var=False):
        self.names[-1][name] = (t, var, self.level)

    def visible(self):
        """The names that are not hidden, the innermost first."""
        seen = {}
        for scope in reversed(self.names):
            for name, what in scope.items():
                seen.setdefault(name, what)
        return seen

    def known(self, t):
        return [name for name, (u, _, _) in self.visible().items() if u == t]

    def functions(self, result):
        return [(name, u) for name, (u, _, _) in self.visible().items() if u[0] == "fn" and u[2] == result]

    def assignable(self):
        return [(name, t) for name, (t, var, level) in self.visible().items() if var and level == self.level and t[0] != "count"]

    def inside(self):
        self.names.append({})
        self.level += 1

    def outside(self):
        self.names.pop()
        self.level -= 1

    # choices

    def weighted(self, rows):
        return self.r.choices([what for _, what in rows], [weight for weight, _ in rows])[0]

    def dim(self):
        """A size: mostly one of the script's two, so that what is needed is often there."""
        return self.r.choice(self.dims) if self.r.random() < 0.9 else self.r.randint(1, 4)

    def data(self, deep=1):
        text = 0 if self.level else 0.5  # text may not depend on data
        kind = self.weighted([(4, "num"), (3, "vec"), (2, "mat"), (1, "bool"), (text, "str"), (deep, "tup"), (deep * 0.7, "rec")])
        if kind == "vec": return vec(self.dim())
        if kind == "mat": return mat(self.dim(), self.dim())
        if kind == "tup": return tup(*[self.data(deep / 2) for _ in range(self.r.randint(1, 3))])
        if kind == "rec": return rec(**{k: self.data(deep / 2) for k in self.r.sample(["w", "b", "c"], self.r.randint(1, 2))})
        return (kind,)

    def tensor(self):
        return self.r.choice([NUM, NUM, vec(self.dim()), mat(self.dim(), self.dim())])

    # expressions

    def expr(self, t, d):
        self.budget -= 1
        if d <= 0 or self.budget < 0: return self.atom(t)
        if t == STR and self.level: return self.atom(t)
        own = {"num": tables.NUM, "bool": tables.BOOL, "str": tables.STR, "vec": tables.VEC, "mat": tables.MAT}.get(t[0])
        table = [(2, "«0 t»")] + (own or [(4, "«list»")]) + [row for row in tables.ANY if row[1] != "«call»" or self.functions(t)]
        return self.fill(self.weighted(table), t, d)

    def fill(self, form, t, d):
        """The form with something in each of its holes."""
        sizes = dict(n=self.dim(), m=self.dim(), k=self.dim())
        sizes.update(zip("nm", t[1:]) if t[0] in ("vec", "mat") else ())
        form = re.sub("⟦([^⟦⟧]*)⟧", lambda m: self.r.choice(m[1].split("¦")), form)
        return re.sub("«([^«»]*)»", lambda m: self.hole(m[1], t, d, sizes), form)

    def hole(self, what, t, d, sizes):
        words = what.split()
        if what in sizes: return str(sizes[what])
        if words[0] == "0": return self.expr(self.type(words[1:], t, sizes), 0)
        if words[0] == "index": return str(self.r.randrange(sizes[words[1]]) - self.r.choice([0, sizes[words[1]]]))
        if words[0] == "gather": return str([self.r.randrange(sizes[words[2]]) for _ in range(sizes[words[1]])])
        if words[0] == "fn":
            *arguments, result = [self.type(u.split(), t, sizes) for u in re.findall(r"\(([^()]*)\)|(num)", what[3:]) for u in u if u]
            return self.lam(arguments, result, d - 1)
        special = getattr(self, "form_" + words[0], None)
        return special(t, d) if special else self.expr(self.type(words, t, sizes), d - 1)

    def type(self, words, t, sizes):
        if words == ["t"]: return t
        return (words[0],) + tuple(sizes[w] if w in sizes else int(w) for w in words[1:])

    def form_smooth(self, t, d): return self.fill(self.weighted(tables.SMOOTH), t, d)

    def form_list(self, t, d):
        """A value part by part."""
        kind = t[0]
        if kind == "vec": return "[" + ", ".join(self.expr(NUM, d - 1) for _ in range(t[1])) + "]"
        if kind == "mat": return "[" + ", ".join(self.expr(vec(t[2]), d - 1) for _ in range(t[1])) + "]"
        if kind == "tup": return "(" + ", ".join(self.expr(u, d - 1) for u in t[1:]) + ("," if len(t) == 2 else "") + ")"
        fields = "(" + ", ".join(f"{n} = {self.expr(u, d - 1)}" for n, u in t[1:]) + ")"
        name, u = self.r.choice(t[1:])
        return fields if self.r.random() < 0.8 else f"{fields}.with({name} = {self.expr(u, d - 1)})"

    def form_block(self, t, d):
        name, u = self.fresh(), self.data(0)
        self.names.append({})
        value = self.expr(u, d - 1)
        self.declare(name, u)
        result = self.expr(t, d - 1)
        self.names.pop()
        end = "; " if self.holes or result.startswith(".") else self.r.choice(["; ", "\n    "])
        return f"(if ({self.expr(BOOL, d - 1)}) {{ val {name} = {value}{end}{result} }} else {{ {self.expr(t, d - 1)} }})"

    def form_applied(self, t, d):
        u, name = self.data(0.3), self.fresh("p")
        argument = self.expr(u, d - 1)
        self.inside()
        self.declare(name, u)
        body = self.expr(t, d - 1)
        self.outside()
        return self.r.choice([f"({{ {name} -> {body} }}({argument}))", f"({argument} |> {{ {name} -> {body} }})"])

    def form_part(self, t, d):
        types = [self.data(0.2) for _ in range(self.r.randint(0, 2))]
        at = self.r.randint(0, len(types))
        types.insert(at, t)
        return f"{self.expr(tup(*types), d - 1)}.{at}"

    def form_field(self, t, d):
        name = self.r.choice(["w", "b"])
        u = rec(**{name: t, "z": NUM}) if self.r.random() < 0.5 else rec(**{name: t})
        return f"{self.expr(u, d - 1)}.{name}"

    def form_call(self, t, d):
        name, u = self.r.choice(self.functions(t))
        arguments = [self.expr(v, d - 1) for v in u[1]]
        if len(arguments) == 1 and self.r.random() < 0.3: return f"({arguments[0]} |> {name})"
        if self.r.random() < 0.2: return f"({arguments[0]}).{name}({', '.join(arguments[1:])})"
        return f"{name}({', '.join(arguments)})"

    def form_step(self, t, d):
        """A step of scan: a carry and a row."""
        return self.lam([NUM, NUM], tup(NUM, NUM), d - 1)

    def form_whole(self, t, d):
        """A small whole number, which prints alike everywhere."""
        return self.form_held(t, d, lambda: self.fill(self.weighted(tables.WHOLE), t, d))

    def form_held(self, t, d, text=None):
        """What stands in a string: on one line, since the other implementation does not count those in it."""
        self.holes += 1
        held = text() if text else self.expr(STR, d - 1)
        self.holes -= 1
        return held

    def lam(self, types, result, d):
        if len(types) == 1 and self.r.random() < 0.15:
            self.inside()
            self.declare("it", types[0])
            body = self.expr(result, d - 1)
            self.outside()
            if re.search(r"(?<![\w'])it(?![\w'])", body): return f"{{ {body} }}"
        self.inside()
        parameters = [self.parameter(t) for t in types]
        before = ""
        if self.r.random() < 0.25:
            name, u = self.fresh(), self.data(0.2)
            before = f"val {name} = {self.expr(u, d - 1)}; "
            self.declare(name, u)
        body = self.expr(result, d - 1)
        self.outside()
        return f"{{ {', '.join(parameters)} -> {before}{body} }}"

    def parameter(self, t):
        if t[0] == "tup" and len(t) > 2 and self.r.random() < 0.6:
            return "(" + ", ".join(self.parameter(u) if self.r.random() < 0.85 else "_" for u in t[1:]) + ")"
        name = self.fresh("p")
        self.declare(name, t)
        return name

    # what is simple

    def atom(self, t):
        names = self.known(t)
        if names and self.r.random() < 0.75: return self.r.choice(names[:6] if self.r.random() < 0.8 else names)
        return self.derived(t) if self.r.random() < 0.8 else self.literal(t)

    def derived(self, t):
        """A value made of one of another type that has a name."""
        ways = [way for name, (u, _, _) in self.visible().items() for way in self.made(name, u, t)]
        return self.r.choice(ways[:10]) if ways else self.literal(t)

    def made(self, name, u, t):
        r = self.r
        if t == NUM and u[0] == "vec": yield f"{name}[{r.randrange(u[1])}]"
        if t == NUM and u[0] == "mat": yield f"{name}[{r.randrange(u[1])}, -1]"
        if t[0] == "vec" and u == NUM: yield "[" + ", ".join(r.choice([name, f"-{name}", f"{name} * 0.3", "1"]) for _ in range(t[1])) + "]"
        if t[0] == "vec" and u[0] == "mat" and u[2] == t[1]: yield f"{name}[{r.randrange(u[1])}]"
        if t[0] == "mat" and u[0] == "vec" and u[1] == t[2]: yield "[" + ", ".join(r.choice([name, f"{name} * 0.7"]) for _ in range(t[1])) + "]"
        if t == BOOL and u == NUM: yield f"({name} {r.choice(['<', '>='])} {r.uniform(-1, 1):.2f})"
        if u[0] == "tup" and t in u[1:]: yield f"{name}.{u[1:].index(t)}"
        if u[0] == "rec": yield from (f"{name}.{field}" for field, v in u[1:] if v == t)

    def literal(self, t):
        r, kind = self.r, t[0]
        if kind == "num": return r.choice([str(r.randint(0, 4)), f"{r.uniform(0, 3):.2f}", f"({-r.uniform(0, 3):.1f})", ".5", "1e-1", "1_0.25", "2"])
        if kind == "bool": return r.choice(["true", "false"])
        if kind == "str": return r.choice(['"a"', '"b c"', '"λ \\n \\"q\\" {}"', '""', '"$x"'])
        if kind == "vec": return "[" + ", ".join(f"{r.uniform(-2, 2):.2f}" for _ in range(t[1])) + "]"
        if kind == "mat": return "[" + ", ".join(self.literal(vec(t[2])) for _ in range(t[1])) + "]"
        return self.form_list(t, 1)

    # statements

    def line(self, text):
        self.lines.append("  " * self.indent + text)

    def script(self):
        for _ in range(self.r.randint(4, 9)): self.statement()
        self.line(f"val last = {self.expr(self.data(1), 3)}")
        return "\n".join(self.lines) + "\n"

    def statement(self, d=3):
        shallow, outer = self.indent < 3, self.indent < 2
        rows = [(4, self.val), (2, self.var), (1.5, self.named), (2, self.assign), (1, self.destructure), (0.6, self.curried), (0.7, self.pushed)]
        if shallow: rows += [(3, self.fun), (2, self.loop), (1, self.choice)]
        if outer: rows += [(0.5, self.recursion), (0.6, self.rule)]
        self.weighted(rows)(d)

    def val(self, d):
        t = self.data(1)
        value = self.expr(t, d)
        shadowed = [name for name, (_, var, _) in self.names[-1].items() if not var]
        name = self.r.choice(shadowed) if shadowed and self.r.random() < 0.12 else self.fresh()
        self.line(f"val {name}{self.annotation(t)} = {value}")
        self.declare(name, t)

    def annotation(self, t):
        return ": " + self.written(t) if self.r.random() < 0.12 else ""

    def written(self, t):
        if t[0] in ("num", "bool"): return t[0]
        if t[0] == "str": return "string"
        if t[0] in ("vec", "mat"): return "[" + ", ".join(map(str, t[1:])) + "]"
        if t[0] == "tup": return "(" + ", ".join(map(self.written, t[1:])) + ("," if len(t) == 2 else "") + ")"
        return "(" + ", ".join(f"{name}: {self.written(u)}" for name, u in t[1:]) + ")"

    def var(self, d):
        t = self.tensor() if self.r.random() < 0.8 else self.data(1)
        name = self.fresh("x")
        self.line(f"var {name} = {self.expr(t, d - 1)}")
        self.declare(name, t, True)

    def assign(self, d):
        own = self.assignable()
        if not own: return self.val(d)
        name, t = self.r.choice(own)
        self.line(f"{name} = {self.expr(t, d - 1)}")

    def destructure(self, d):
        t = tup(*[self.data(0.6) for _ in range(self.r.randint(2, 3))])
        value = self.expr(t, d)
        self.line(f"val {self.pattern(t)} = {value}")

    def pattern(self, t):
        if t[0] == "tup" and self.r.random() < 0.7:
            return "(" + ", ".join(self.pattern(u) for u in t[1:]) + ("," if len(t) == 2 else "") + ")"
        if self.r.random() < 0.1: return "_"
        name = self.fresh()
        self.declare(name, t)
        return name

    def fun(self, d):
        types, result, name = [self.data(0.5) for _ in range(self.r.randint(1, 3))], self.data(0.7), self.fresh("f")
        self.inside()
        parameters = [self.parameter(t) for t in types]
        parameters = [p if p[0] == "(" else p + self.annotation(t) for p, t in zip(parameters, types)]
        default = self.fresh("k") if self.r.random() < 0.35 else None
        if default:
            parameters.append(f"{default} = {self.expr(NUM, 1)}")
            self.declare(default, NUM)
        header = f"fun {name}({', '.join(parameters)})"
        if self.r.random() < 0.4: self.line(f"{header} = {self.expr(result, d)}")
        else: self.body(header, result, d)
        self.outside()
        self.declare(name, fn(types, result))
        if default: self.named_argument(name, types, result, default)

    def body(self, header, result, d):
        self.line(header + " {")
        self.indent += 1
        for _ in range(self.r.randint(1, 3)): self.statement(d - 1)
        if self.r.random() < 0.25: self.line(f"if ({self.expr(BOOL, 1)}) {{ return {self.expr(result, 1)} }}")
        self.line("0 + " * (result == NUM) + self.expr(result, d - 1))
        self.indent -= 1
        self.line("}")

    def named_argument(self, name, types, result, default):
        """The function with an argument that has a default, given by its name."""
        other, plain = self.fresh("g"), [self.fresh("p") for _ in types]
        given = ", ".join(plain)
        self.line(f"val {other} = {{ {given} -> {name}({given}, {default} = {self.literal(NUM)}) }}")
        self.declare(other, fn(types, result))

    def named(self, d):
        types, result = [self.data(0.5) for _ in range(self.r.randint(1, 2))], self.data(0.5)
        function, name = self.lam(types, result, d), self.fresh("h")
        self.line(f"val {name} = {function}")
        self.declare(name, fn(types, result))

    def curried(self, d):
        t, u, result = self.data(0.2), self.data(0.2), self.data(0.2)
        outer, inner, a, b = self.fresh("c"), self.fresh("h"), self.fresh("p"), self.fresh("p")
        argument = self.expr(t, 1)
        self.inside()
        self.declare(a, t)
        self.inside()
        self.declare(b, u)
        body = self.expr(result, d - 1)
        self.outside()
        self.outside()
        self.line(f"val {outer} = {{ {a} -> {{ {b} -> {body} }} }}")
        self.line(f"val {inner} = {outer}({argument})")
        self.declare(inner, fn([u], result))

    def recursion(self, d):
        n, x, f, t = self.fresh("n"), self.fresh("p"), self.fresh("r"), self.tensor()
        self.inside()
        self.declare(x, t)
        base, argument = self.expr(t, 1), self.expr(t, 2)
        self.outside()
        self.line(f"fun {f}({n}, {x}) = if ({n} <= 0) {base} else 0.5 * {f}({n} - 1, {argument})")
        g, p = self.fresh("h"), self.fresh("p")
        self.line(f"val {g} = {{ {p} -> {f}({self.r.randint(0, 4)}, {p}) }}")
        self.declare(g, fn([t], t))

    def rule(self, d):
        """A function of numbers with a tangent rule of its own."""
        f, x, dx, at, y = self.fresh("f"), self.fresh("p"), self.fresh("d"), self.expr(NUM, 1), self.fresh()
        self.inside()
        self.declare(x, NUM)
        body, slope = self.expr(NUM, 2), self.expr(NUM, 2)
        self.outside()
        self.line(f"fun {f}({x}) = {body}")
        self.line(f"tangent {f}({x}, {dx}) = " + self.r.choice([f"({f}({x}), {slope} * {dx})", f"{slope} * {dx}"]))
        self.declare(f, fn([NUM], NUM))
        self.line(f"val {y} = jvp({f})({at}, {self.literal(NUM)})")
        self.declare(y, tup(NUM, NUM))

    def pushed(self, d):
        """A forward derivative of a lambda."""
        t, u, y = self.tensor(), self.tensor(), self.fresh()
        self.line(f"val {y} = jvp({self.lam([t], u, d)})({self.expr(t, 1)}, {self.literal(t)})")
        self.declare(y, tup(u, u))

    def block(self, head, d, names=()):
        """A block but for its brace."""
        self.line(head + " {")
        self.indent += 1
        self.names.append({})
        for name, t in names: self.declare(name, t)
        for _ in range(self.r.randint(1, 2)):
            if self.r.random() < 0.7: self.assign(d)
            else: self.statement(d - 1)
        if self.r.random() < 0.15 and self.indent < 4: self.choice(d - 1)
        self.names.pop()
        self.indent -= 1

    def loop(self, d):
        if not self.assignable(): self.var(d)
        if self.r.random() < 0.35: return self.waiting_loop(d)
        n, i, j = self.dim(), self.fresh("i"), self.fresh("i")
        over = [(f"{i} in {self.r.randint(0, 1)}..{self.r.choice(['<', ''])}{self.r.randint(0, 4)}", [(i, NUM)]),
                (f"{i} in {self.expr(vec(n), 1)}", [(i, NUM)]),
                (f"{i} in {self.expr(mat(n, 2), 1)}", [(i, vec(2))]),
                (f"({i}, {j}) in ({self.expr(vec(n), 1)}, {self.expr(mat(n, 2), 1)})", [(i, NUM), (j, vec(2))])]
        head, names = self.r.choice(over)
        self.block(f"for ({head})", d - 1, names)
        self.line("}")

    def waiting_loop(self, d):
        k = self.fresh("k")
        self.line(f"var {k} = {self.r.randint(0, 1)}")
        self.declare(k, ("count",), True)
        self.block(f"while ({k} < {self.r.randint(1, 4)} && {self.expr(BOOL, 1)})", d - 1)
        self.line(f"  {k} = {k} + 1")
        self.line("}")

    def choice(self, d):
        self.block(f"if ({self.expr(BOOL, 2)})", d - 1)
        if self.r.random() < 0.6: self.block("} else", d - 1)
        self.line("}")
