package org.nightwindow.console;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.nightwindow.console.audit.AuditChain;
import org.nightwindow.console.audit.AuditExport;
import org.nightwindow.console.audit.AuditVerifier.Finding;
import org.nightwindow.console.database.Database;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `console audit …`: the audit as a file, and its check.
@Command(
        name = "audit",
        description = "Exports the audit and checks an export.",
        subcommands = {AuditCommands.Export.class, AuditCommands.Verify.class})
final class AuditCommands {
    @Command(name = "export", description = "Writes the audit to a file, while the console does not run.")
    static final class Export implements Callable<Integer> {
        @CommandLine.Mixin
        Main.Place place = new Main.Place();

        @Option(names = "--out", required = true, description = "file to write")
        Path out = Path.of(".");

        @Override
        public Integer call() throws IOException {
            DataFolder data = new DataFolder(place.read().data());
            if (!data.exists()) {
                throw new Main.NotPossible("there is no data of a console; check --config");
            }
            try (Database database = data.openDatabase(data.keys(new SecureRandom()));
                    AuditChain chain = new AuditChain(database.jdbi(), Clock.systemUTC());
                    OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
                AuditExport.write(chain, file);
                Main.out().println(chain.head());
            }
            return 0;
        }
    }

    /// Needs the file and nothing else. Exit code 0: it holds; 1: it does not, and where is printed.
    @Command(
            name = "verify",
            description = "Checks an export; names the first row that does not hold. Needs no database.")
    static final class Verify implements Callable<Integer> {
        @Option(names = "--export", required = true, description = "file of `console audit export`, or of the page")
        Path export = Path.of(".");

        @Option(
                names = "--head",
                description = "a line's end from the log, `audit head ROW:HASH`; may be given more than once."
                        + " Only so is a chain found that was cut or written anew as a whole.")
        List<String> heads = List.of();

        @Override
        public Integer call() throws IOException {
            if (!Files.isReadable(export)) {
                throw new Main.NotPossible("--export: " + export + " cannot be read");
            }
            List<AuditChain.Head> noted = heads.stream()
                    .map(text -> AuditExport.head(text)
                            .orElseThrow(() -> new Main.NotPossible("--head: \"" + text + "\" is no ROW:HASH")))
                    .toList();
            PrintWriter out = Main.out();
            try (InputStream file = new BufferedInputStream(Files.newInputStream(export))) {
                return switch (AuditExport.verify(file, noted)) {
                    case Finding.Sound(AuditChain.Head head) -> {
                        out.println("It holds: rows 1 to " + head.seq() + ", head " + head);
                        yield 0;
                    }
                    case Finding.Broken(long seq, String why) -> {
                        out.println("Row " + seq + " is the first that does not hold: " + why
                                + (seq > 1 ? ". Rows 1 to " + (seq - 1) + " hold." : "."));
                        yield 1;
                    }
                };
            }
        }
    }
}
