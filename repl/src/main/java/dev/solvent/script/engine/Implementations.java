package dev.solvent.script.engine;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Interfaces whose methods are the functions of their names.
final class Implementations {
  private Implementations() {}

  /// This gives an implementation, or null where a method has no function.
  static <T> @Nullable T of(Class<T> type, Function<String, Option<Fn>> functions) {
    Seq<Method> methods =
        Array.of(type.getMethods()).filter(m -> Modifier.isAbstract(m.getModifiers()));
    if (!type.isInterface() || !methods.forAll(m -> functions.apply(m.getName()).isDefined())) {
      return null;
    }
    InvocationHandler handler =
        (self, method, arguments) -> {
          Object[] given = arguments == null ? new Object[0] : arguments;
          if (method.isDefault()) return InvocationHandler.invokeDefault(self, method, given);
          if (method.getDeclaringClass() == Object.class)
            return ofObject(self, method, given, type);
          Fn f = functions.apply(method.getName()).get();
          Expr value = f.applyTo(Array.of(given));
          return method.getReturnType() == void.class ? null : value.into(method.getReturnType());
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object ofObject(Object self, Method method, Object[] given, Class<?> type) {
    return switch (method.getName()) {
      case "equals" -> self == given[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> type.getSimpleName() + " of a script";
    };
  }
}
