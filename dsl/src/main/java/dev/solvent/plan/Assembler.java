package dev.solvent.plan;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.solvent.expr.Op;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntConsumer;

/// Statements as a class of the JVM, with the JDK's `java.lang.classfile`. Functions, and what runs
/// operations on objects, are constants of the class, so that the JVM inlines them.
final class Assembler {
  static final ClassDesc SELF = ClassDesc.of("dev.solvent.plan.Assembled");
  static final ClassDesc NUMBERS = CD_double.arrayType();
  static final ClassDesc OBJECTS = CD_Object.arrayType();

  /// What each method works on.
  static final MethodTypeDesc BODY = MethodTypeDesc.of(CD_void, NUMBERS, OBJECTS);

  private static final ClassDesc FUNCTION = DoubleBinaryOperator.class.describeConstable().get();
  private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);
  private static final DirectMethodHandleDesc CLASS_DATA =
      ConstantDescs.ofConstantBootstrap(
          MethodHandles.class.describeConstable().get(), "classDataAt", CD_Object, CD_int);

  private final List<Object> data = new ArrayList<>();
  private final Map<Op, DynamicConstantDesc<?>> functions = new HashMap<>();
  private final ArrayDeque<Method> methods = new ArrayDeque<>();
  private int named;

  private record Method(String name, Consumer<CodeBuilder> code) {}

  /// This gives code that does what the statements say.
  static Bytecode.Code assemble(List<Statement> body) {
    Assembler assembler = new Assembler();
    byte[] bytes = ClassFile.of().build(SELF, type -> assembler.build(type, body));
    try {
      return (Bytecode.Code)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes, assembler.data, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private void build(ClassBuilder type, List<Statement> body) {
    type.withFlags(ClassFile.ACC_FINAL)
        .withInterfaceSymbols(Bytecode.Code.class.describeConstable().get())
        .withMethodBody(
            ConstantDescs.INIT_NAME,
            ConstantDescs.MTD_void,
            0,
            c ->
                c.aload(0)
                    .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .return_());
    String first = method(body);
    type.withMethodBody(
        "run",
        BODY,
        ClassFile.ACC_PUBLIC,
        c -> c.aload(1).aload(2).invokestatic(SELF, first, BODY).return_());
    while (!methods.isEmpty()) {
      Method next = methods.remove();
      type.withMethodBody(next.name, BODY, ClassFile.ACC_STATIC, next.code);
    }
  }

  /// This gives the name of a static method that does what the statements say.
  String method(List<Statement> body) {
    return method(c -> new MethodCode(this, c).of(body));
  }

  /// This gives the name of a static method of this code, for the two frames.
  String method(Consumer<CodeBuilder> code) {
    String name = "body" + named++;
    methods.add(new Method(name, code));
    return name;
  }

  DynamicConstantDesc<?> constant(Object value, ClassDesc type) {
    data.add(value);
    return DynamicConstantDesc.ofNamed(
        CLASS_DATA, ConstantDescs.DEFAULT_NAME, type, data.size() - 1);
  }

  /// This takes arrays of the frame of objects to local variables, whose numbers it gives.
  static int[] arrays(CodeBuilder c, int... objects) {
    int[] locals = new int[objects.length];
    for (int k = 0; k < locals.length; k++) {
      locals[k] = c.allocateLocal(TypeKind.REFERENCE);
      c.aload(1).loadConstant(objects[k]).aaload().checkcast(NUMBERS).astore(locals[k]);
    }
    return locals;
  }

  /// This leaves the value of an elementwise operation on the stack; `load` puts its `k`th operand
  /// there.
  void value(CodeBuilder c, Op op, int operands, IntConsumer load) {
    switch (op) {
      case Op.Select _ -> {
        Label otherwise = c.newLabel();
        Label end = c.newLabel();
        load.accept(0);
        c.dconst_0().dcmpl().ifeq(otherwise);
        load.accept(1);
        c.goto_(end).labelBinding(otherwise);
        load.accept(2);
        c.labelBinding(end);
      }
      case Op.Add _, Op.Multiply _, Op.Divide _ -> {
        load.accept(0);
        load.accept(1);
        if (op instanceof Op.Add) c.dadd();
        else if (op instanceof Op.Multiply) c.dmul();
        else c.ddiv();
      }
      case Op.Negate _ -> {
        load.accept(0);
        c.dneg();
      }
      case Op _ -> {
        c.loadConstant(
            functions.computeIfAbsent(op, o -> constant(Entrywise.function(o).get(), FUNCTION)));
        load.accept(0);
        if (operands > 1) load.accept(1);
        else c.dconst_0();
        c.invokeinterface(FUNCTION, "applyAsDouble", OF_TWO);
      }
    }
  }
}
