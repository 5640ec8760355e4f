package dev.solvent.dsl;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/// Functions as functional interfaces of a host.
final class Interfaces {
  private Interfaces() {}

  /// This gives a function as an interface of numbers, arrays, expressions and whatever else a
  /// value is.
  static Object of(Fn fn, Class<?> type) {
    Method method = method(fn, type);
    Called called = new Called(new Compiled(fn.signature(), fn::apply), method.getReturnType());
    return Modifier.isPublic(type.getModifiers())
        ? MethodHandleProxies.asInterfaceInstance(type, handle(called, method))
        : HiddenClass.of(type, method, handle(called, method), fn.name())
            .getOrElse(() -> proxy(called, type, method, fn.name()));
  }

  private static Object proxy(Called called, Class<?> type, Method method, String name) {
    InvocationHandler handler =
        (self, said, arguments) -> {
          Object[] given = arguments == null ? new Object[0] : arguments;
          if (said.isDefault()) return InvocationHandler.invokeDefault(self, said, given);
          if (said.equals(method)) return called.value(given);
          return switch (said.getName()) {
            case "equals" -> self == given[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> name;
          };
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /// A function with arguments and a result of the host.
  private record Called(Compiled compiled, Class<?> result) {
    Object value(Object[] arguments) {
      Seq<Expr> given = Array.of(arguments).map(Expr::of);
      return Hosted.value(compiled.call(given), result);
    }

    double number(double[] arguments) {
      return compiled.number(arguments);
    }
  }

  private static Method method(Fn fn, Class<?> type) {
    Seq<Method> methods =
        Array.of(type.isInterface() ? type.getMethods() : new Method[0])
            .filter(m -> Modifier.isAbstract(m.getModifiers()) && !isOfObject(m));
    if (methods.size() != 1 || methods.head().getReturnType() == void.class || type.isSealed()) {
      throw SolventError.of(
          Kind.TYPE,
          "%s becomes an interface of one method that gives a value, not a %s",
          fn.name(),
          type.getSimpleName());
    }
    int given = methods.head().getParameterCount();
    Seq<Parameter> all = fn.signature().parameters();
    if (given > all.size() || all.drop(given).exists(p -> p.fallback().isEmpty())) {
      throw SolventError.of(
          Kind.TYPE,
          "%s takes %d arguments, but a %s is given %d",
          fn.name(),
          all.size(),
          type.getSimpleName(),
          given);
    }
    return methods.head();
  }

  private static boolean isOfObject(Method method) {
    return Array.of(Object.class.getMethods())
        .exists(m ->
            m.getName().equals(method.getName())
                && Array.of(m.getParameterTypes()).equals(Array.of(method.getParameterTypes())));
  }

  /// A handle of the method's own type: numbers pass through it unboxed.
  private static MethodHandle handle(Called called, Method method) {
    MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    boolean numbers =
        type.returnType() == double.class && type.parameterList().stream().allMatch(isNumber());
    Class<?> list = numbers ? double[].class : Object[].class;
    Class<?> result = numbers ? double.class : Object.class;
    try {
      return MethodHandles.lookup()
          .findVirtual(
              Called.class, numbers ? "number" : "value", MethodType.methodType(result, list))
          .bindTo(called)
          .asCollector(list, type.parameterCount())
          .asType(type);
    } catch (ReflectiveOperationException ours) {
      throw new AssertionError(ours);
    }
  }

  private static Predicate<Class<?>> isNumber() {
    return type -> type.isPrimitive() && type != boolean.class && type != char.class;
  }
}
