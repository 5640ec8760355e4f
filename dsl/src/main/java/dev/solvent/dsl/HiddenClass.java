package dev.solvent.dsl;

import io.vavr.control.Option;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/// Implementations of interfaces that are not public: a hidden class beside the interface, whose
/// method calls a constant handle, so that nothing is boxed or looked up.
final class HiddenClass {
  private static final ClassDesc HANDLE = ConstantDescs.CD_MethodHandle;
  private static final MethodTypeDesc TEXT = MethodTypeDesc.of(ConstantDescs.CD_String);

  /// The first of the class's data, the handle, and the second, what `toString` gives.
  private static final DirectMethodHandleDesc DATA =
      ConstantDescs.ofConstantBootstrap(
          ClassDesc.ofDescriptor(MethodHandles.class.descriptorString()),
          "classDataAt",
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int);

  private HiddenClass() {}

  /// This gives nothing where the interface belongs to another module or another class loader.
  static Option<Object> of(Class<?> type, Method method, MethodHandle handle, String name) {
    try {
      MethodHandles.Lookup there = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      byte[] bytes =
          ClassFile.of()
              .build(
                  ClassDesc.of(type.getPackageName(), type.getSimpleName() + "OfSolvent"),
                  made -> write(made, type, method, handle));
      MethodHandles.Lookup hidden =
          there.defineHiddenClassWithClassData(bytes, List.of(handle, name), true);
      return Option.of(
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke());
    } catch (IllegalAccessException | LinkageError elsewhere) {
      return Option.none();
    } catch (Throwable ours) {
      throw new AssertionError(ours);
    }
  }

  private static void write(ClassBuilder made, Class<?> type, Method method, MethodHandle handle) {
    made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
        .withInterfaceSymbols(descriptor(type))
        .withMethodBody(
            ConstantDescs.INIT_NAME,
            ConstantDescs.MTD_void,
            0,
            code ->
                code.aload(0)
                    .invokespecial(
                        ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .return_())
        .withMethodBody(
            "toString",
            TEXT,
            ClassFile.ACC_PUBLIC,
            code -> code.ldc(data(1, ConstantDescs.CD_String)).areturn())
        .withMethodBody(
            method.getName(),
            handle.type().describeConstable().orElseThrow(),
            ClassFile.ACC_PUBLIC,
            code -> call(code, handle));
  }

  private static void call(CodeBuilder code, MethodHandle handle) {
    MethodTypeDesc type = handle.type().describeConstable().orElseThrow();
    code.ldc(data(0, HANDLE));
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    code.invokevirtual(HANDLE, "invokeExact", type).return_(TypeKind.from(type.returnType()));
  }

  private static DynamicConstantDesc<?> data(int index, ClassDesc type) {
    return DynamicConstantDesc.ofNamed(DATA, ConstantDescs.DEFAULT_NAME, type, index);
  }

  private static ClassDesc descriptor(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
