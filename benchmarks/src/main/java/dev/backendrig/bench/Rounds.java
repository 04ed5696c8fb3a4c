package dev.backendrig.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The rounds of one peer in one scenario, beside those of the direct way, round for round.
///
/// A figure is the median over the rounds. An added latency is the difference of the same
/// percentile of the same round: what the machine did in that minute hits both.
record Rounds(String peer, Scenario scenario, List<Cell> cells, List<Cell> direct) {
    Rounds {
        cells = List.copyOf(cells);
        direct = List.copyOf(direct);
    }

    /// Nanoseconds that the peer adds at this percentile; can be below zero by chance.
    double added(double share) {
        return median(
                IntStream.range(0, cells.size())
                        .mapToDouble(
                                i -> arrival(cells.get(i), share) - arrival(direct.get(i), share))
                        .boxed()
                        .toList());
    }

    /// Nanoseconds on the way at this percentile.
    double absolute(double share) {
        return median(cell -> arrival(cell, share));
    }

    double cpuPerMillion() {
        return median(Cell::cpuPerMillion);
    }

    double residentBytes() {
        return median(Cell::residentBytes);
    }

    /// Streams of all rounds that lost, repeated or broke off something.
    int faults() {
        return cells.stream().mapToInt(cell -> cell.faults().size()).sum();
    }

    /// What most rounds suffered from: a single bad round does not move a median.
    Strain strain() {
        for (var strain : List.of(Strain.SATURATED, Strain.MACHINE_BUSY)) {
            var count = cells.stream().filter(cell -> cell.strain() == strain).count();
            if (count * 2 > cells.size()) return strain;
        }
        return Strain.NONE;
    }

    /// Whether ratios with these figures mean something.
    boolean comparable() {
        return faults() == 0 && strain() == Strain.NONE;
    }

    private double median(ToDoubleFunction<Cell> figure) {
        return median(cells.stream().mapToDouble(figure).boxed().toList());
    }

    private static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        sorted.sort(null);
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double arrival(Cell cell, double share) {
        return cell.arrivals().percentile(share);
    }
}
