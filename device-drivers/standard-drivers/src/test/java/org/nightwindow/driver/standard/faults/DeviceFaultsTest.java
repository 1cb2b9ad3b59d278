package org.nightwindow.driver.standard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each row of `docs/device-faults.md`, tried. To write the page anew, run [#main].
class DeviceFaultsTest {
    private static final int AT_ONCE = 16;

    private static final String HEAD = """
            # What each driver says when its device is in trouble

            Each row is a test (`DeviceFaultsTest`): the driver of the box, on a simulated device that speaks the real bytes, with a
            deadline of 1.5 s. `—` is no trouble. Silence ends at the deadline or where the driver gives up; what is left
            of an act whose end may have left is **Unknown**, and the kiosk settles it by asking again.

            | Device | Command | Trouble | Outcome |
            |---|---|---|---|
            """;

    /// They mostly wait, so several wait at once; one that differs is tried again alone.
    @TestFactory
    Stream<DynamicTest> eachCellIsTrue() throws IOException {
        Map<String, String> written = written();
        List<Cell> cells = BoxCells.all();
        ExecutorService several = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<String>> outcomes = cells.stream()
                .map(cell -> several.submit(() -> cell.outcome().get()))
                .toList();
        several.shutdown();
        return IntStream.range(0, cells.size())
                .mapToObj(i -> DynamicTest.dynamicTest(cells.get(i).row(), () -> {
                    String expected = written.getOrDefault(cells.get(i).row(), "(not on the page)");
                    assertThat(first(outcomes.get(i))
                                    .filter(expected::equals)
                                    .orElseGet(cells.get(i).outcome()))
                            .isEqualTo(expected);
                }));
    }

    /// @return empty when not even the device came up in time
    private static Optional<String> first(Future<String> outcome) throws InterruptedException {
        try {
            return Optional.of(outcome.get());
        } catch (ExecutionException busy) {
            return Optional.empty();
        }
    }

    @Test
    void thePageHasEveryCellAndNoOther() throws IOException {
        assertThat(written().keySet())
                .containsExactlyElementsOf(
                        BoxCells.all().stream().map(Cell::row).toList());
    }

    private static Map<String, String> written() throws IOException {
        return Files.readAllLines(page()).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Device "))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1),
                        line -> line.substring(line.lastIndexOf('|', line.length() - 2) + 1, line.length() - 1)
                                .strip(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/device-faults.md");
    }

    /// Writes the page as the drivers are now.
    public static void main(String[] arguments) throws IOException {
        List<Cell> cells = BoxCells.all();
        for (Cell cell : cells) {
            if (cell.fault().equals("—")) {
                String _ = cell.outcome().get(); // the first of its kind is slow while classes load
            }
        }
        StringBuilder out = new StringBuilder(HEAD);
        for (Cell cell : cells) {
            out.append(cell.row()).append(' ').append(cell.outcome().get()).append(" |\n");
        }
        Files.writeString(page(), out);
    }
}
