package org.nightwindow.kiosk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.hall.profile.ProfileRules;
import org.nightwindow.kiosk.config.KioskConfig;
import org.nightwindow.kiosk.config.KioskConfig.Problem;
import org.nightwindow.kiosk.config.KioskConfig.Read;
import org.nightwindow.kiosk.hall.CommandRunner.Ended;
import org.nightwindow.kiosk.hall.CommandRunner.State;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which settings of its console this kiosk runs under. New ones are on trial until a heartbeat was answered under
/// them; a program that does not get so far goes back to the last good ones, so that no setting from afar shuts a
/// kiosk out for good.
///
/// | crash after | in the kiosk's folder | the next program runs under | the console hears |
/// |---|---|---|---|
/// | it was fetched and looked at | nothing new | what it ran under | NOT_DONE |
/// | the trial is written | the trial, never begun | the trial | what becomes of it |
/// | a program under it began | the trial, and how often | the trial; at the third time the last good one | the same |
/// | the console answered under it | the trial | the trial | the same, later |
/// | it is written as the good one | both | the new good one | DONE |
/// | that it goes back is written | the trial, and that | the last good one | NOT_DONE and why |
/// | the trial is deleted | what was written before | that | DONE, or NOT_DONE and why |
///
/// Each file is whole or not there. A disk that takes no count of a start takes no trial either: that program runs
/// under the last good one. Thread-safe.
final class Profiles {
    private static final Logger log = LoggerFactory.getLogger(Profiles.class);

    /// A power cut in the middle is no fault of the settings; twice the same is.
    static final int MOST_STARTS = 2;

    /// @param command id of the command that brought it
    /// @param starts programs that began under it while it was on trial
    private record Kept(
            @JsonProperty(required = true) String command,
            @JsonProperty(required = true) SortedMap<String, String> settings,
            int starts) {
        Profile profile() {
            return new Profile(settings);
        }
    }

    /// @param command id of the command whose profile was given up
    private record GoneBack(
            @JsonProperty(required = true) String command,
            @JsonProperty(required = true) String why) {}

    private final Function<Profile, Read> over;
    private final InstalledDrivers drivers;
    private final CompletableFuture<Void> judged = new CompletableFuture<>();
    private @Nullable Path home;
    private Profile inForce = Profile.NONE;
    private @Nullable Kept trial;

    /// @param over the kiosk's own settings with a profile over them
    /// @param drivers in the box
    Profiles(Function<Profile, Read> over, InstalledDrivers drivers) {
        this.over = over;
        this.drivers = drivers;
    }

    /// What the program that starts now runs under. Once.
    synchronized Read start() {
        Read own = over.apply(Profile.NONE);
        if (!(own instanceof Read.Accepted(KioskConfig config))) {
            return own;
        }
        home = config.data();
        Optional<Kept> good = read(goodFile(), Kept.class);
        Optional<Kept> candidate = read(trialFile(), Kept.class);
        if (candidate.isPresent() && isOver(candidate.get(), good)) {
            delete(trialFile());
        } else if (candidate.isPresent()) {
            Kept begun = candidate.get();
            if (begun.starts() >= MOST_STARTS) {
                goBack(begun, CommandDetail.KEPT_ENDING);
            } else if (!problems(begun.profile()).isEmpty()) {
                goBack(begun, CommandDetail.NOT_USABLE);
            } else if (write(trialFile(), new Kept(begun.command(), begun.settings(), begun.starts() + 1))) {
                trial = begun;
                inForce = begun.profile();
                log.info("the settings of command {} are on trial", begun.command());
                return over.apply(inForce);
            }
        }
        Profile last = good.map(Kept::profile).orElse(Profile.NONE);
        List<Problem> problems = problems(last);
        if (!problems.isEmpty()) {
            log.error(
                    "the settings of the console cannot be used any more, the kiosk runs under its own: {}", problems);
            return own;
        }
        inForce = last;
        return over.apply(last);
    }

    private boolean isOver(Kept candidate, Optional<Kept> good) {
        return good.filter(kept -> kept.command().equals(candidate.command())).isPresent()
                || goneBack(candidate.command()).isPresent();
    }

    /// What this program runs under.
    synchronized Profile inForce() {
        return inForce;
    }

    /// Everything that keeps this kiosk from running under a profile, at once.
    List<Problem> problems(Profile profile) {
        List<Problem> problems = new ArrayList<>();
        ProfileRules.check(profile)
                .forEach(problem -> problems.add(
                        new Problem(problem.setting(), problem.message().en())));
        if (!(over.apply(Profile.NONE) instanceof Read.Accepted(KioskConfig own))) {
            problems.add(new Problem("", "the kiosk's own settings cannot be read"));
            return problems;
        }
        SortedMap<String, String> rest = new TreeMap<>(profile.settings());
        problems.forEach(problem -> rest.remove(problem.setting()));
        Map.copyOf(rest)
                .forEach((setting, value) -> ofDevice(setting, value, own.devices())
                        .ifPresent(why -> {
                            problems.add(new Problem(setting, why));
                            rest.remove(setting);
                        }));
        switch (over.apply(new Profile(rest))) {
            case Read.Rejected(List<Problem> wrong) -> problems.addAll(wrong);
            case Read.Accepted(KioskConfig config) ->
                DeviceBay.check(config.devices(), drivers).forEach(line -> problems.add(new Problem("", line)));
        }
        return problems;
    }

    /// Why a setting of a device cannot come from afar: where a device's bytes go, and what is secret, is decided
    /// at the machine.
    private Optional<String> ofDevice(String setting, String value, Map<String, DeviceSettings> own) {
        String[] parts = setting.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        DeviceSettings device = own.get(parts[1]);
        if (device == null) {
            return Optional.of("this kiosk has no such device");
        }
        Optional<ConfigSchema> schema = drivers.find(device.driver()).map(DriverProvider::configSchema);
        if (schema.isEmpty()) {
            return Optional.of("belongs to a vendor's driver and can be set at the machine only");
        }
        boolean closed = schema.get().fields().stream()
                .filter(field -> field.key().equals(parts[3]))
                .allMatch(field -> switch (field.type()) {
                    case INTEGER, MILLISECONDS, YES_NO, CHOICE -> true;
                    case WIRE, TEXT, SECRET -> false;
                });
        return closed
                ? schema.get().check(Map.of(parts[3], value)).stream()
                        .filter(problem -> problem.key().equals(parts[3]))
                        .map(ConfigSchema.Problem::message)
                        .findFirst()
                : Optional.of("can be set at the machine only");
    }

    /// What is set at the kiosk must not seem to count where the console has the last word.
    ///
    /// @throws IOException when the console sets something else there, and what
    void refuse(String role, DeviceSettings device) throws IOException {
        for (Map.Entry<String, String> setting : inForce().settings().entrySet()) {
            String key = setting.getKey().replaceFirst("^devices\\." + role + "\\.settings\\.", "");
            boolean here = !key.equals(setting.getKey());
            if (here && !setting.getValue().equals(device.settings().get(key))) {
                throw new IOException("the console sets " + setting.getKey() + " to " + setting.getValue()
                        + ", which has the last word; have it changed there");
            }
        }
    }

    /// Has the next program run under it, on trial.
    ///
    /// @return false when it cannot be kept, or another is on trial; then nothing has changed
    synchronized boolean propose(String command, Profile profile) {
        return home != null && trial == null && write(trialFile(), new Kept(command, profile.settings(), 0));
    }

    /// The proposal is off: this program goes on as it is.
    synchronized void withdraw() {
        delete(trialFile());
    }

    /// Whether this program is to show that its settings are good.
    synchronized boolean isOnTrial() {
        return trial != null;
    }

    /// A heartbeat was answered: the settings are good. Blocks for the disk, once.
    synchronized void heard() {
        Kept tried = trial;
        if (tried != null && write(goodFile(), new Kept(tried.command(), tried.settings(), 0))) {
            delete(trialFile());
            trial = null;
            log.info("the settings of command {} are good", tried.command());
            judged.complete(null);
        }
    }

    /// No heartbeat was answered in time.
    ///
    /// @return whether the program must be started again to run under the last good ones
    synchronized boolean silent() {
        Kept tried = trial;
        if (tried == null) {
            return false;
        }
        trial = null; // what is answered from now on proves nothing any more
        goBack(tried, CommandDetail.WENT_BACK);
        judged.complete(null);
        return true;
    }

    private void goBack(Kept from, String why) {
        log.error("the settings of command {} are given up: {}", from.command(), why);
        if (write(backFile(), new GoneBack(from.command(), why))) {
            delete(trialFile());
        }
    }

    /// What became of a command's profile, once it is known; blocks until then.
    Ended outcome(String command) {
        if (isTried(command)) {
            judged.join();
        }
        synchronized (this) {
            boolean good = read(goodFile(), Kept.class)
                    .filter(kept -> kept.command().equals(command))
                    .isPresent();
            return good
                    ? new Ended(State.DONE, "")
                    : new Ended(
                            State.NOT_DONE, goneBack(command).map(GoneBack::why).orElse(CommandDetail.RESTARTED));
        }
    }

    /// Whether that is still to be seen.
    synchronized boolean isTried(String command) {
        return trial != null && trial.command().equals(command);
    }

    private Optional<GoneBack> goneBack(String command) {
        return read(backFile(), GoneBack.class).filter(back -> back.command().equals(command));
    }

    private Path goodFile() {
        return file("profile.json");
    }

    private Path trialFile() {
        return file("profile-on-trial.json");
    }

    private Path backFile() {
        return file("profile-given-up.json");
    }

    private Path file(String name) {
        if (home == null) {
            throw new IllegalStateException("not started");
        }
        return home.resolve(name);
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Files.exists(file) ? Optional.of(Json.MAPPER.readValue(file.toFile(), type)) : Optional.empty();
        } catch (IOException e) {
            log.error("{} cannot be read and counts for nothing", file, e);
            return Optional.empty();
        }
    }

    private static boolean write(Path file, Object value) {
        try {
            PrivateFile.write(file, Json.MAPPER.writeValueAsBytes(value));
            return true;
        } catch (IOException e) {
            log.error("{} cannot be written", file, e);
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} cannot be deleted", file, e);
        }
    }
}
