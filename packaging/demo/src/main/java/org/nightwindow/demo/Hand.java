package org.nightwindow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.filing.QueryCode;

/// The scripted resident's finger and eyes, on the far side of a socket from the kiosk it touches.
final class Hand implements AutoCloseable {
    /// From process start to the first painted screen takes 2 s here without a cache; a busy CI machine needs more.
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /// A page fades in within 180 ms; a busy CI machine needs more.
    private static final Duration STILL_LIMIT = Duration.ofSeconds(20);

    /// How often she looks again while she waits; a person looks slower.
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;
    private final Optional<Finger> finger;
    private int touches;

    /// What she sees.
    ///
    /// @param name of the screen
    /// @param texts everything readable on it, top to bottom
    record Sight(String name, List<String> texts) {
        boolean says(String text) {
            return texts.stream().anyMatch(line -> line.contains(text));
        }
    }

    private Hand(Socket socket, Optional<Finger> finger) throws IOException {
        this.socket = socket;
        this.finger = finger;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = socket.getOutputStream();
    }

    /// Reaches for a kiosk that is starting.
    ///
    /// @param portFile where the kiosk's [HandServer] writes its port
    /// @param alive whether the kiosk still runs
    /// @param finger what touches its screen; empty for a robot inside the kiosk
    static Hand reach(Path portFile, BooleanSupplier alive, Optional<Finger> finger) {
        long until = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < until) {
            try {
                if (Files.exists(portFile)) {
                    int port = Integer.parseInt(Files.readString(portFile).strip());
                    return new Hand(new Socket(InetAddress.getLoopbackAddress(), port), finger);
                }
            } catch (IOException | NumberFormatException e) {
                // not there yet
            }
            if (!alive.getAsBoolean()) {
                throw new IllegalStateException("the kiosk ended while it started; see its log");
            }
            pause();
        }
        throw new IllegalStateException("the kiosk did not start within " + START_LIMIT);
    }

    int touches() {
        return touches;
    }

    Sight look() {
        JsonNode answer = ask(Map.of("do", "look"));
        List<String> texts = new ArrayList<>();
        answer.path("texts").forEach(text -> texts.add(text.asText()));
        return new Sight(answer.path("screen").asText(), texts);
    }

    /// The query code she can read now.
    ///
    /// @throws IllegalStateException when there is none; says what there was
    String codeOnScreen() {
        Sight sight = look();
        return sight.texts().stream()
                .map(text -> text.replace(" ", ""))
                .filter(QueryCode::isValid)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no query code on her screen; saw " + sight));
    }

    /// Waits until she sees what she waits for.
    ///
    /// @throws IllegalStateException after `limit`, saying what she saw instead
    Sight await(String what, Duration limit, Predicate<Sight> seen) {
        long until = System.nanoTime() + limit.toNanos();
        Sight sight = look();
        while (!seen.test(sight)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "waited " + limit.toSeconds() + " s for " + what + ", but saw " + sight);
            }
            pause();
            sight = look();
        }
        return sight;
    }

    /// Waits at most this long, less when she sees it sooner.
    void pauseFor(Duration limit, Predicate<Sight> seen) {
        long until = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < until && !seen.test(look())) {
            pause();
        }
    }

    Sight awaitScreen(String name, Duration limit) {
        return await("screen " + name, limit, sight -> sight.name().equals(name));
    }

    /// Touches what has this id; waits until it is there and can be touched.
    void tap(String id, Duration limit) {
        if (finger.isPresent()) {
            JsonNode place = does("find", id, limit);
            finger.get()
                    .touch(
                            look().name() + " #" + id,
                            place.path("x").asInt(),
                            place.path("y").asInt());
        } else {
            does("tap", id, limit);
        }
        touches++;
    }

    /// Types on the keyboard on the screen, a touch for every character.
    void type(String text, Duration limit) {
        text.codePoints().forEach(character -> tap("key-" + Character.toString(character), limit));
    }

    /// Of the words that are offered for what was typed, takes this one; turns on until it is there.
    void choose(String word, Duration limit) {
        String id = ask(Map.of("do", "word", "id", word)).path("id").asText();
        long until = System.nanoTime() + limit.toNanos();
        while (id.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("nobody offered " + word + "; saw " + look());
            }
            if (canTap("candidates-next")) {
                tap("candidates-next", limit);
            } else {
                pause();
            }
            id = ask(Map.of("do", "word", "id", word)).path("id").asText();
        }
        tap(id, limit);
    }

    /// Signs in the box that has this id.
    void sign(String id, Duration limit) {
        if (finger.isPresent()) {
            JsonNode place = does("find", id, limit);
            int x = place.path("x").asInt();
            int y = place.path("y").asInt();
            int reach = place.path("width").asInt() / 3;
            finger.get().draw(x - reach, y - reach / 8, x + reach, y - reach / 5);
            finger.get().draw(x - reach, y + reach / 8, x + reach, y + reach / 5);
        } else {
            does("draw", id, limit);
        }
        touches += 2;
    }

    private JsonNode does(String what, String id, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        JsonNode answer = ask(Map.of("do", what, "id", id));
        while (!answer.path("ok").asBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("could not " + what + " #" + id + "; saw " + look());
            }
            pause();
            answer = ask(Map.of("do", what, "id", id));
        }
        return answer;
    }

    boolean canTap(String id) {
        return ask(Map.of("do", "find", "id", id)).path("ok").asBoolean();
    }

    void photograph(Path png) {
        long until = System.nanoTime() + STILL_LIMIT.toNanos();
        while (!ask(Map.of("do", "snapshot", "file", png.toString())).path("ok").asBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("no picture of " + png.getFileName());
            }
            pause();
        }
    }

    private JsonNode ask(Map<String, String> question) {
        try {
            out.write((Json.MAPPER.writeValueAsString(question) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the kiosk is gone");
            }
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
