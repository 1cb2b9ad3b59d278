package org.nightwindow.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.kiosk.config.KioskConfig.Problem;
import org.nightwindow.kiosk.hall.CommandRunner.Ended;
import org.nightwindow.kiosk.hall.CommandRunner.State;

/// The command that has a kiosk run under another profile, up to the end of the program; see [Profiles] for the
/// rest.
final class ProfileCommand {
    private final Profiles profiles;
    private final Function<String, Optional<Profile>> fetch;

    /// @param fetch gets a profile by its name from the console; empty when it did not come, or another did
    ProfileCommand(Profiles profiles, Function<String, Optional<Profile>> fetch) {
        this.profiles = profiles;
        this.fetch = fetch;
    }

    /// Fetches it, looks at all of it, and puts it on trial for the next program.
    ///
    /// @return how the command ended; empty when the program must be started again
    Optional<Ended> propose(Command command) {
        String name = command.argument();
        Optional<Profile> profile = name.isEmpty() ? Optional.of(Profile.NONE) : fetch.apply(name);
        if (profile.isEmpty()) {
            return Optional.of(new Ended(State.NOT_DONE, CommandDetail.NOT_FETCHED));
        }
        if (profile.get().equals(profiles.inForce()) && !profiles.isOnTrial()) {
            return Optional.of(new Ended(State.DONE, ""));
        }
        List<Problem> problems = profiles.problems(profile.get());
        if (!problems.isEmpty()) {
            return Optional.of(new Ended(State.REFUSED, written(problems)));
        }
        return profiles.propose(command.id(), profile.get())
                ? Optional.empty()
                : Optional.of(new Ended(State.NOT_DONE, "the disk does not take it"));
    }

    void withdraw() {
        profiles.withdraw();
    }

    boolean isTried(String command) {
        return profiles.isTried(command);
    }

    Ended outcome(String command) {
        return profiles.outcome(command);
    }

    /// One line for each setting, as a self-test has one for each device.
    private static String written(List<Problem> problems) {
        try {
            return Json.MAPPER.writeValueAsString(problems.stream()
                    .map(problem -> Map.of("role", problem.setting(), "passed", false, "detail", problem.message()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }
}
