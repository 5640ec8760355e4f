package dev.solvent.command;

import java.util.concurrent.Callable;

/// What a call of the command does; gives the exit status.
interface Invocation extends Callable<Integer> {
  @Override
  Integer call();
}
