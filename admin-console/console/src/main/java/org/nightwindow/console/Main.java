package org.nightwindow.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.backup.Restore;
import org.nightwindow.console.backup.Unusable;
import org.nightwindow.console.catalogue.Catalogues.CatalogueUnusable;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.database.Database.DatabaseInUse;
import org.nightwindow.console.enrolment.CertificateAuthority;
import org.nightwindow.console.enrolment.CertificateStore;
import org.nightwindow.console.enrolment.Enrolments;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.staff.Accounts;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.Enrolment.HallName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The console's programs. Exit codes: 0 done, 1 not done and why is printed, 2 wrong use.
@Command(
        name = "console",
        description = "The admin console of a Nightwindow hall.",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        subcommands = {
            Main.Run.class,
            Main.ExportAll.class,
            Main.RestoreCopy.class,
            Main.Ticket.class,
            Main.Staff.class,
            Main.Config.class,
            AuditCommands.class
        })
public final class Main {
    public static void main(String[] arguments) {
        System.getProperties().putIfAbsent("logback.configurationFile", "org/nightwindow/console/logback.xml");
        System.getProperties().putIfAbsent(LogKind.PROPERTY, LogKind.of(System.getenv()));
        System.exit(program().execute(arguments));
    }

    static CommandLine program() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((problem, line, parsed) -> {
            if (problem instanceof NotPossible
                    || problem instanceof Unusable
                    || problem instanceof DatabaseInUse
                    || problem instanceof CatalogueUnusable) {
                line.getErr().println(problem.getMessage());
                return 1;
            }
            throw problem;
        });
    }

    /// What every program needs to know.
    static final class Place {
        @Option(names = "--config", description = "configuration file; without it every setting has its default")
        @Nullable
        Path config;

        ConsoleConfig read() throws IOException {
            if (config != null && !Files.isReadable(config)) {
                throw new NotPossible("the configuration file " + config + " cannot be read; check name and rights");
            }
            String yaml = config == null ? "" : Files.readString(config);
            return switch (ConfigFile.read(yaml, System.getenv())) {
                case ConfigFile.Read.Accepted(ConsoleConfig accepted) -> accepted;
                case ConfigFile.Read.Rejected(List<String> problems) ->
                    throw new NotPossible("the configuration has " + problems.size() + " problems:\n  "
                            + String.join("\n  ", problems));
            };
        }
    }

    @Command(name = "run", description = "Runs the console until it is stopped.")
    static final class Run implements Callable<Integer> {
        @CommandLine.Mixin
        Place place = new Place();

        @Override
        public Integer call() throws IOException, InterruptedException {
            Console console = Console.start(place.read());
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                console.close();
                                stopped.countDown();
                            },
                            "console-stop"));
            PrintWriter out = out();
            out.println("kiosks " + console.kioskUrl());
            out.println("staff  " + console.staffUrl());
            out.println("public " + console.publicUrl());
            console.firstSetUpLink()
                    .ifPresent(link -> out.println("Nobody can sign in yet. Set up the first account within "
                            + Accounts.SET_UP_LIFE.toHours() + " hours: " + link));
            console.prepare();
            stopped.await();
            return 0;
        }
    }

    @Command(name = "export", description = "Writes what the console knows, without personal data, as JSON.")
    static final class ExportAll implements Callable<Integer> {
        @Option(names = "--data", required = true, description = "data folder of a console that does not run")
        Path data = Path.of(".");

        @Option(names = "--out", required = true, description = "file to write")
        Path out = Path.of(".");

        @Override
        public Integer call() throws IOException {
            if (!new DataFolder(data).exists()) {
                throw new NotPossible(data + " is no data folder of a console: it has no database/ and keys/");
            }
            Export.write(new DataFolder(data), out);
            return 0;
        }
    }

    @Command(
            name = "restore",
            description = "Brings back a copy that the console made of its data, into a new data folder.")
    static final class RestoreCopy implements Callable<Integer> {
        @CommandLine.Mixin
        Place place = new Place();

        @Option(names = "--from", required = true, description = "the copy: a folder nightwindow-…, with a backup.json")
        Path from = Path.of(".");

        @Override
        public Integer call() throws IOException {
            Path data = place.read().data();
            Instant made = Restore.of(from, data, Clock.systemUTC());
            out().println(data + " is the data of " + made
                    + ". What happened since is not in it; what was printed and filed"
                    + " since stands in the kiosks' ledgers. Start the console.");
            return 0;
        }
    }

    @Command(
            name = "ticket",
            description =
                    "Prints a one-time ticket to enrol a kiosk, while the console does not run; else use its pages.")
    static final class Ticket implements Callable<Integer> {
        @CommandLine.Mixin
        Place place = new Place();

        @Option(names = "--kiosk", required = true, description = "id of the kiosk, such as 990101-K03")
        String kiosk = "";

        @Option(names = "--zh", required = true, description = "name of its place in Chinese")
        String zh = "";

        @Option(names = "--en", required = true, description = "name of its place in English")
        String en = "";

        @Override
        public Integer call() throws IOException {
            if (!Enrolments.isKioskId(kiosk)) {
                throw new NotPossible("--kiosk: 1 to 40 letters, digits and dashes, such as 990101-K03");
            }
            DataFolder data = new DataFolder(place.read().data());
            SecureRandom random = new SecureRandom();
            Clock clock = Clock.systemUTC();
            KeyFolder keys = data.keys(random);
            try (Database database = data.openDatabase(keys)) {
                Enrolments enrolments = new Enrolments(
                        database.jdbi(),
                        new CertificateStore(database.jdbi()),
                        _ -> {}, // nobody else has this database open
                        new CertificateAuthority(keys, clock, random),
                        new AuditLog(clock),
                        clock,
                        random);
                out().println(enrolments
                        .newTicket(kiosk, new HallName(zh, en), AuditLog.SYSTEM)
                        .written());
            }
            return 0;
        }
    }

    @Command(name = "staff", description = "Makes or resets a staff account, while the console does not run.")
    static final class Staff implements Callable<Integer> {
        @CommandLine.Mixin
        Place place = new Place();

        @Option(names = "--add", required = true, description = "name of the account")
        String name = "";

        @Option(
                names = "--role",
                description =
                        "roles of a new account: ${COMPLETION-CANDIDATES}; without it technician, acceptor, approver")
        Set<Role> roles = Accounts.DESK_AND_MACHINES;

        @Override
        public Integer call() throws IOException {
            DataFolder data = new DataFolder(place.read().data());
            SecureRandom random = new SecureRandom();
            Clock clock = Clock.systemUTC();
            try (Database database = data.openDatabase(data.keys(random))) {
                Accounts accounts = new Accounts(database.jdbi(), new AuditLog(clock), clock, random);
                String secret;
                try {
                    secret = accounts.newSetUp(name, roles, AuditLog.SYSTEM);
                } catch (IllegalArgumentException e) {
                    throw new NotPossible("--add: " + e.getMessage());
                }
                out().println("Start the console and open, within " + Accounts.SET_UP_LIFE.toHours()
                        + " hours, on its staff address: /set-up/" + secret);
            }
            return 0;
        }
    }

    @Command(
            name = "config",
            description = "Prints the configuration file with every setting at its default, explained.")
    static final class Config implements Callable<Integer> {
        @Override
        public Integer call() {
            PrintWriter out = out();
            out.print(ConfigFile.documented());
            out.flush();
            return 0;
        }
    }

    /// UTF-8 whatever the terminal's locale, and flushed by each line: others read us through a pipe.
    static PrintWriter out() {
        return new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    }

    /// Something the person at the keyboard can mend; the message says how.
    static final class NotPossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPossible(String message) {
            super(message);
        }
    }
}
