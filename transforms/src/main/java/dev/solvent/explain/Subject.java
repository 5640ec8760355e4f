package dev.solvent.explain;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import io.vavr.collection.Seq;

/// A function as a graph at known arguments.
///
/// @param name what people call it
/// @param moving which arguments are numbers that it is differentiated in
/// @param arguments their names, one an argument
/// @param results the names of its results
public record Subject(
    String name,
    Graph graph,
    Seq<Node> at,
    Seq<Boolean> moving,
    Seq<String> arguments,
    Seq<String> results) {}
