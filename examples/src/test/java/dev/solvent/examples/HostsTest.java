package dev.solvent.examples;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import clojure.java.api.Clojure;
import clojure.lang.IFn;
import clojure.lang.Var;
import dev.solvent.Solvent;
import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Vocabulary;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One vocabulary: what a script says, every host says.
class HostsTest {
  private static final Vocabulary WORDS = Vocabulary.of(Solvent.class);

  /// What `Expr` has of its own, besides the words.
  private static final Seq<String> OWN = Array.of("T");

  /// Words that make a tensor of sizes or of parts, and one that is structure in Java: `x.shape()`
  /// is known.
  private static final Seq<String> NO_METHODS =
      Array.of("eye", "range", "stack", "concat", "shape");

  static Stream<String> words() {
    return WORDS.names().filter(name -> WORDS.find(name).isDefined()).toJavaStream();
  }

  static Stream<Method> methods() {
    return Stream.of(Expr.class.getInterfaces())
        .filter(face -> face.getSimpleName().equals("Fluent"))
        .flatMap(face -> Stream.of(face.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordIsAStaticMethodOfJava(String word) {
    // `assert` is a word of Java's own, and a dot no part of a name
    String name = word.equals("assert") ? "ensure" : word.substring(word.indexOf('.') + 1);
    Seq<Class<?>> classes = Array.of(Solvent.class, Solvent.random.getClass());
    Seq<Method> methods =
        classes.flatMap(c -> Array.of(c.getMethods())).filter(m -> m.getName().equals(name));
    assertWithMessage("methods that need no Arguments")
        .that(methods.filter(m -> !Array.of(m.getParameterTypes()).contains(Arguments.class)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordIsAVarOfClojure(String word) {
    Clojure.var("clojure.core", "require").invoke(Clojure.read("solvent.core"));
    String name = word.replace('.', '-').replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    Var found = (Var) Clojure.var("solvent.core", name);
    assertThat(found.isBound()).isTrue();
    assertThat(found.deref()).isInstanceOf(IFn.class);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodOfAnExpressionIsAWord(Method method) {
    if (!OWN.contains(method.getName())) {
      assertThat(WORDS.find(method.getName()).isDefined()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordOfOneValueIsAMethod(String word) {
    Seq<Method> said =
        Array.of(dev.solvent.dsl.Loops.class.getMethods())
            .filter(m -> m.getName().equals(word) && takesOneValue(m));
    if (said.isEmpty() || NO_METHODS.contains(word)) return;
    assertThat(Array.ofAll(methods().map(Method::getName).toList())).contains(word);
  }

  /// A value, and perhaps options that say how.
  private static boolean takesOneValue(Method m) {
    Class<?>[] types = m.getParameterTypes();
    boolean told = types.length == 1 || types.length == 2 && m.isVarArgs();
    return told
        && types[0] == Object.class
        && (types.length == 1 || types[1].componentType() != Object.class)
        && (m.getReturnType() == Expr.class || m.getReturnType().isRecord());
  }
}
