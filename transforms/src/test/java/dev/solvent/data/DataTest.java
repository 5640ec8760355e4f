package dev.solvent.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.value.Tensor;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The `.npy` and `.mtx` files were written by NumPy 2.4 and SciPy 1.17.
class DataTest {
  private static final Seq<Path> WRITTEN = Array.of(Path.of("src/test/resources/data"));
  private static final Seq<Path> EXAMPLES = Array.of(Path.of("../examples/data"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c-order.npy        | [[0,0.25,0.5],[0.75,1,1.25]]
          c-order.npy.gz     | [[0,0.25,0.5],[0.75,1,1.25]]
          fortran-order.npy  | [[0,0.25,0.5],[0.75,1,1.25]]
          big-endian.npy     | [[0,0.25,0.5],[0.75,1,1.25]]
          f4.npy             | [[0,0.25,0.5],[0.75,1,1.25]]
          v2.npy             | [[0,0.25,0.5],[0.75,1,1.25]]
          i8.npy             | [-3,0,1099511627776]
          i4.npy             | [[-3,7]]
          u1.npy             | [0,128,255]
          b1.npy             | [true,false]
          scalar.npy         | 2.5
          nan.npy            | ["NaN","Infinity","-Infinity",-0.0]
          array.mtx          | [[0,0.25,0.5],[0.75,1,1.25]]
          array-symmetric.mtx | [[1,2],[2,3]]
          general.mtx        | {"row":[0,2,1],"col":[1,0,1],"values":[1.5,-2,3.0E-7],"shape":[3,2]}
          pattern.mtx        | {"row":[0,2,1],"col":[1,0,1],"values":[1,1,1],"shape":[3,2]}
          symmetric.mtx      | {"row":[0,1,0,1,2,1,2],"col":[0,0,1,1,1,2,2],"values":[4,1,1,5,2,2,6],"shape":[3,3]}
          skew.mtx           | {"row":[1,0],"col":[0,1],"values":[-1,1],"shape":[2,2]}
          """)
  void anArrayReadsAsItsWriterMeantIt(String file, String json) {
    assertThat(Json.write(Data.load(file, WRITTEN))).isEqualTo(json);
  }

  @Test
  void fortransOrderIsUndoneInThreeAxes() {
    Tensor cube = Data.load("cube-fortran.npy", WRITTEN).tensor();
    assertThat(cube.shape().toString()).isEqualTo("[2, 3, 4]");
    for (int i = 0; i < 24; i++) assertThat(cube.get(i)).isEqualTo(i);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'a,b\\n1,2\\n3,4\\n'               | {"a":[1,3],"b":[2,4]}
          'a,"b c"\\n1,\\n3,NA'              | {"a":[1,3],"b c":["NaN","NaN"]}
          'a\\n1e3\\n-inf\\nnan\\n .5 '        | {"a":[1000,"-Infinity","NaN",0.5]}
          'a\\ntrue\\nFalse'                 | {"a":[true,false]}
          'a,b\\n1,x\\ntwo,"y, ""z"" "'       | {"a":["1","two"],"b":["x","y, \\"z\\" "]}
          'a\\n1d\\n2f'                      | {"a":["1d","2f"]}
          '1,2\\n3,4'                       | {"c0":[1,3],"c1":[2,4]}
          'only,names'                     | {"only":[],"names":[]}
          '﻿a,b\\r\\n1,2\\r\\n'           | {"a":[1],"b":[2]}
          """)
  void aTableIsARecordOfColumns(String text, String json) throws IOException {
    write("t.csv", unescaped(text));
    assertThat(Json.write(load("t.csv"))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3                                   | num
          [1, 2.5]                            | [2]
          [[1, 2], [3, 4], [5, 6]]            | [3, 2]
          [[1, 2], [3]]                       | ([2], [1])
          [1, "NaN", "-Infinity"]             | [3]
          "NaN"                               | num
          [true, false]                       | bool[2]
          [[1, 2], [true, false]]             | ([2], bool[2])
          [1, null, "a"]                      | (num, none, string)
          []                                  | [0]
          {"w": [[1]], "b": {"c": "text"}}    | (w = [1, 1], b = (c = string))
          [{"a": 1}, {"a": 2}]                | ((a = num), (a = num))
          """)
  void jsonKeepsItsStructure(String text, String structure) throws IOException {
    write("t.json", text);
    assertThat(load("t.json").describe()).isEqualTo(structure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "-0.0",
        "\"text\"",
        "null",
        "[1,0.1,1.0E300,4.9E-324]",
        "[[\"NaN\",1],[2,\"Infinity\"]]",
        "[true,false]",
        "[[1,2],[1],\"a\",null]",
        "{\"a b\":[1,2],\"c\":{\"d\":true}}"
      })
  void whatWasWrittenReadsAsItWas(String json) throws IOException {
    write("t.json", json);
    assertThat(Json.write(load("t.json"))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.json", "t.json.gz", "t.npy", "t.npy.gz", "t.mtx", "t.mtx.gz"})
  void aMatrixSurvivesEveryFormat(String name) {
    Expr matrix = Expr.of(Tensor.of(new double[][] {{1, 1e-17, 1.0 / 3}, {-0.0, 1e300, 7}}));
    Data.save(folder.resolve(name).toString(), matrix);
    assertThat(load(name).tensor()).isEqualTo(matrix.tensor());
  }

  @Test
  void aSparseMatrixSurvives() {
    Pattern pattern = new Pattern(new int[] {0, 2}, new int[] {1, 0}, 3, 2);
    Expr values = Expr.of(Tensor.of(new double[] {0.1, -3}));
    Expr sparse = new Expr(new Tree.Sparse(pattern, values));
    Data.save(folder.resolve("s.mtx").toString(), sparse);
    assertThat(load("s.mtx").isLike(sparse)).isTrue();
    assertThat(Json.write(load("s.mtx"))).isEqualTo(Json.write(sparse));
  }

  @Test
  void aTableSurvives() {
    Expr words = new Expr(new Tree.Tuple(Array.of(Expr.text("a, b"), Expr.text("\"c\""))));
    Expr numbers = Expr.of(Tensor.of(new double[] {0.1, Double.NaN}));
    Expr table = Expr.record(LinkedHashMap.of("word", words, "a number", numbers));
    Data.save(folder.resolve("t.csv.gz").toString(), table);
    assertThat(Json.write(load("t.csv.gz"))).isEqualTo(Json.write(table));
  }

  @Test
  void theRealFilesRead() {
    assertThat(Data.load("longley.csv", EXAMPLES).describe())
        .isEqualTo(
            "(TOTEMP = [16], GNPDEFL = [16], GNP = [16], UNEMP = [16], ARMED = [16], POP = [16],"
                + " YEAR = [16])");
    assertThat(Data.load("digits.csv.gz", EXAMPLES).parts()).hasSize(65);
    assertThat(Data.load("nist/problems.json", EXAMPLES).parts()).hasSize(27);
    assertThat(Data.load("ieee300.json", EXAMPLES).describe()).contains("buses = num");
  }

  @Test
  void theFirstFolderThatHasTheFileWins() throws IOException {
    Path second = Files.createDirectory(folder.resolve("second"));
    write("t.json", "1");
    Files.writeString(second.resolve("t.json"), "2");
    Files.writeString(second.resolve("u.json"), "3");
    assertThat(Data.load("t.json", Array.of(folder, second)).number()).isEqualTo(1);
    assertThat(Data.load("u.json", Array.of(folder, second)).number()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t.csv  | 'a,b\\n1,2\\n3\\n'                  | t.csv, line 3: the first line has 2 columns
          t.csv  | 'a,a\\n1,2\\n'                     | two columns are called a
          t.csv  | ''                               | it is empty
          t.json | '{"a": [1,\\n 2,\\n x]}'           | t.json, line 3
          t.json | '[1, 2'                          | it ends too early
          t.json | '1 2'                            | t.json
          t.npy  | 'text'                           | it does not begin as a .npy file does
          t.mtx  | '1 2 3'                          | line 1: the first line is not
          t.mtx  | '%%MatrixMarket matrix coordinate complex general' | complex is none of real
          t.mtx  | '%%MatrixMarket matrix coordinate real general\\n2 2 1\\n3 1 5' | line 3: row 3 of a matrix that has 2
          t.mtx  | '%%MatrixMarket matrix coordinate real general\\n2 2 2\\n1 1 5' | ends too early
          t.gz   | '1'                              | its ending names no format
          t.json.gz | '12345678901234567890'                           | it is not a gzip file
          t.xlsx | '1'                              | its ending names no format
          """)
  void whatCannotBeReadSaysWhyAndWhere(String name, String text, String why) throws IOException {
    write(name, unescaped(text));
    SolventError error = assertThrows(SolventError.class, () -> load(name));
    assertThat(error.kind()).isEqualTo(Kind.IO);
    assertThat(error.diagnostic().headline()).contains(name);
    assertThat(error.diagnostic().headline()).contains(why);
  }

  @Test
  void aMissingFileTellsWhereItWasLookedFor() {
    SolventError error = assertThrows(SolventError.class, () -> load("nowhere.csv"));
    assertThat(error.diagnostic().headline())
        .isEqualTo(
            "cannot read nowhere.csv: there is no such file in "
                + folder.toAbsolutePath().normalize());
  }

  @Test
  void aComplexArrayIsRefusedByItsType() {
    SolventError error = assertThrows(SolventError.class, () -> Data.load("c16.npy", WRITTEN));
    assertThat(error.diagnostic().headline()).contains("<c16");
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(folder.resolve("d.csv"));
    SolventError error = assertThrows(SolventError.class, () -> load("d.csv"));
    assertThat(error.diagnostic().headline()).isEqualTo("cannot read d.csv: it is a folder");
  }

  @Test
  void aMissingFolderIsNamed() {
    String path = folder.resolve("none").resolve("x.npy").toString();
    SolventError error = assertThrows(SolventError.class, () -> Data.save(path, Expr.of(1)));
    assertThat(error.kind()).isEqualTo(Kind.IO);
    assertThat(error.diagnostic().headline()).contains("there is no folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.npy", "t.mtx"})
  void aFormatRefusesWhatItCannotHold(String name) {
    Expr record = Expr.record(LinkedHashMap.of("a", Expr.of(1), "b", Expr.NONE));
    String path = folder.resolve(name).toString();
    SolventError error = assertThrows(SolventError.class, () -> Data.save(path, record));
    assertThat(error.kind()).isEqualTo(Kind.TYPE);
    assertThat(Files.exists(folder.resolve(name))).isFalse();
  }

  private Expr load(String name) {
    return Data.load(name, Array.of(folder));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }
}
