package dev.solvent.source;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostPlaceTest {

  @Test
  void anErrorIsWhereTheHostCalled() {
    SolventError error = SolventError.of(Kind.TYPE, "a headline");
    assertThat(error.diagnostic().site().place().describe()).startsWith("HostPlaceTest.java:");
  }

  @Test
  void libraryFramesBetweenAreNotTheHosts() {
    Optional<SolventError> error =
        List.of(1).stream().map(_ -> SolventError.of(Kind.TYPE, "a headline")).findFirst();
    assertThat(error.get().diagnostic().site().place())
        .isEqualTo(new Place.HostLine("HostPlaceTest.java", 21));
  }

  @Test
  void theCurrentSiteComesFirst() {
    Site script = new Site(new Place.Span(new Source("a.solv", "x + y"), 2, 3));
    SolventError error = script.during(() -> SolventError.of(Kind.TYPE, "a headline"));
    assertThat(error.diagnostic().site()).isEqualTo(script);
  }

  @Test
  void movingAnErrorNowhereLeavesItWhereItIs() {
    SolventError error = SolventError.of(Kind.TYPE, "a headline").at(Site.NOWHERE);
    assertThat(error.diagnostic().site().place()).isInstanceOf(Place.HostLine.class);
  }
}
