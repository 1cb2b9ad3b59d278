package org.nightwindow.driver.host.vendor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.child.VendorFolder;
import org.nightwindow.driver.host.vendor.FolderCheck.Verdict;

/// Everything vendors put into `drivers/`.
public final class DriversFolder {
    /// Each look is a process of its own for half a second; more at once only wait for each other.
    private static final int AT_ONCE = 4;

    private DriversFolder() {}

    /// What was found.
    ///
    /// @param drivers those that can be used; each id once
    /// @param problems what cannot, in the order of the folders' names
    /// @param unsigned folders taken only because unsigned drivers are allowed, one line each
    public record Findings(List<DriverProvider> drivers, List<Problem> problems, List<String> unsigned) {
        public Findings {
            drivers = List.copyOf(drivers);
            problems = List.copyOf(problems);
            unsigned = List.copyOf(unsigned);
        }
    }

    /// What is wrong, one line each for the technician: what, and what to do.
    public sealed interface Problem {
        String text();

        /// A folder is not used: not what its publisher signed, or no driver in it.
        record NotUsed(String text) implements Problem {}

        /// Two claim one id.
        record ClaimedTwice(String text) implements Problem {}
    }

    private record Looked(Path folder, Verdict verdict, VendorFolder.Look look) {}

    /// Whether there is anything to look at. One look at the disk.
    public static boolean isEmpty(Path drivers) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(drivers, DriversFolder::counts)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    /// Looks at every vendor's folder, side by side. Blocks: half a second, 15 s for each that does not answer.
    ///
    /// @param drivers the folder; need not be there
    /// @param runFolder for the copies that were checked, and for logs of the children
    /// @param taken ids that are not to be had, such as those of the drivers in the box
    public static Findings look(Path drivers, Path runFolder, Trust trust, Predicate<String> taken) {
        VendorFolder.sweep(runFolder);
        List<Problem> problems = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        list(drivers, folders, problems);
        List<CompletableFuture<Looked>> looks;
        try (ExecutorService workers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("drivers-", 0).factory())) {
            looks = folders.stream()
                    .map(folder -> CompletableFuture.supplyAsync(() -> look(folder, runFolder, trust), workers))
                    .toList();
        }
        List<String> unsigned = new ArrayList<>();
        Map<String, Map<Path, DriverProvider>> byId = new TreeMap<>();
        for (Looked looked : looks.stream().map(CompletableFuture::join).toList()) {
            switch (looked.look()) {
                case VendorFolder.Look.Useless(String why) ->
                    problems.add(new Problem.NotUsed(looked.folder() + " is not used: " + why));
                case VendorFolder.Look.Found(List<DriverProvider> found) ->
                    found.forEach(driver -> byId.computeIfAbsent(driver.info().id(), _ -> new LinkedHashMap<>())
                            .put(looked.folder(), driver));
            }
            if (looked.verdict() instanceof Verdict.Good good && good.signer().isEmpty()) {
                unsigned.add(good.remark());
            }
        }
        return new Findings(once(byId, taken, problems), problems, unsigned);
    }

    private static void list(Path drivers, List<Path> folders, List<Problem> problems) {
        if (!Files.isDirectory(drivers)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(drivers, DriversFolder::counts)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    folders.add(entry);
                } else {
                    problems.add(new Problem.NotUsed(entry + " is not used: a driver lies in a folder of its own, "
                            + drivers.resolve("<vendor>")));
                }
            }
        } catch (IOException e) {
            problems.add(new Problem.NotUsed(drivers + " cannot be read: " + e));
        }
        folders.sort(null);
    }

    private static boolean counts(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && !name.equals("lost+found");
    }

    private static Looked look(Path folder, Path runFolder, Trust trust) {
        Path copy = runFolder.resolve("checked").resolve(folder.getFileName());
        Verdict verdict = FolderCheck.check(folder, copy, trust);
        return new Looked(
                folder,
                verdict,
                switch (verdict) {
                    case Verdict.Good good -> VendorFolder.look(good.copy(), runFolder);
                    case Verdict.Refused(String why) -> new VendorFolder.Look.Useless(why);
                });
    }

    /// Nobody guesses which of two was meant: neither is used, and what was there before stays.
    private static List<DriverProvider> once(
            Map<String, Map<Path, DriverProvider>> byId, Predicate<String> taken, List<Problem> problems) {
        List<DriverProvider> drivers = new ArrayList<>();
        byId.forEach((id, claims) -> {
            if (taken.test(id)) {
                problems.add(
                        new Problem.ClaimedTwice("driver id \"" + id + "\" belongs to a driver in the box; that of "
                                + claims.keySet() + " is not used: ask the vendor for another id"));
            } else if (claims.size() > 1) {
                problems.add(new Problem.ClaimedTwice("driver id \"" + id + "\" is claimed by " + claims.keySet()
                        + "; none of them is used: remove all but one of these folders"));
            } else {
                drivers.addAll(claims.values());
            }
        });
        return drivers;
    }
}
