import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Formats Java files with google-java-format, which stands on the class path, or checks them.
///
///     java -cp google-java-format-all-deps.jar Format.java [--check] FILE-OR-FOLDER...
///
/// With `--check` nothing is written, the files that would change are named, and the exit status is 1 if there are any.
void main(String[] arguments) throws Exception {
  List<String> wanted = new ArrayList<>(List.of(arguments));
  boolean check = wanted.remove("--check");
  List<String> command = new ArrayList<>(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
  int options = command.size();
  for (String each : wanted) command.addAll(javaFiles(Path.of(each)));
  if (command.size() == options) return;
  var out = new PrintWriter(System.out, true);
  var err = new PrintWriter(System.err, true);
  int status = new Main(out, err, System.in).format(command.toArray(String[]::new));
  out.flush();
  err.flush();
  if (check && status != 0) System.err.println("the files above are not formatted; run: .ci/format --all");
  System.exit(status);
}

private static List<String> javaFiles(Path root) throws IOException {
  try (var files = Files.walk(root)) {
    return files
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> root.relativize(file).toString().matches("(?!.*\\btarget/)(?!\\.).*"))
        .map(Path::toString)
        .sorted()
        .toList();
  }
}
