package dev.solvent.command;

/// The door of the command.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println(String.join(" ", arguments));
  }
}
