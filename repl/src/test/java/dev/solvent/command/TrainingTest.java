package dev.solvent.command;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The launcher trains its cache in silence, so a training that breaks off shows only here.
@Timeout(60)
class TrainingTest {
  @Test
  void theScriptRunsToItsEnd() {
    Outcome outcome = Outcome.of("run", "training.solv", "b=[1, 2]");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isEqualTo(0);
  }

  @Test
  void theTrainingRunsToItsEnd() throws Exception {
    Training.main(new String[] {"training.solv"});
  }
}
