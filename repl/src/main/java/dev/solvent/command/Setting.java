package dev.solvent.command;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An argument `name=value`: an expression that takes the place of a script's top-level val.
record Setting(String name, String value) {
  private static final Pattern FORM =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*'?)\\s*=(.*\\S.*)", Pattern.DOTALL);

  static Option<Setting> of(String argument) {
    Matcher form = FORM.matcher(argument);
    return form.matches() ? Option.of(new Setting(form.group(1), form.group(2))) : Option.none();
  }

  static final class Reader implements ITypeConverter<Setting> {
    @Override
    public Setting convert(String argument) {
      return of(argument)
          .getOrElseThrow(
              () -> new TypeConversionException(argument + " is not of the form name=value"));
    }
  }
}
