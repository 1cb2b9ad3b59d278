package org.nightwindow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Json;
import org.nightwindow.kiosk.ui.Page;

/// Lets the script touch and look at a kiosk from another process: real pointer events at real places, and pictures of
/// what is painted. Listens on the loopback address only.
final class HandServer {
    /// The node that fills the pane is called this and the name of the step.
    private static final String PAGE_ID = "page-";

    private final ServerSocket door;

    private HandServer(ServerSocket door) {
        this.door = door;
    }

    /// @param portFile gets the port, once connections are taken
    static void start(Path portFile) throws IOException {
        ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HandServer server = new HandServer(door);
        Thread.ofVirtual().name("hand").start(server::serve);
        Path part = Files.writeString(
                portFile.resolveSibling(portFile.getFileName() + ".part"), Integer.toString(door.getLocalPort()));
        Files.move(part, portFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = socket.getOutputStream();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    byte[] answer = Json.MAPPER.writeValueAsBytes(answer(Json.MAPPER.readTree(line)));
                    out.write(answer);
                    out.write('\n');
                    out.flush();
                }
            } catch (IOException e) {
                // the script went away; it may come back
            }
        }
    }

    private static Map<String, Object> answer(JsonNode question) {
        String id = question.path("id").asText();
        return onScreenThread(() -> {
            // Between two pictures a new page does not know yet where its parts lie.
            scene().map(Scene::getRoot).ifPresent(root -> {
                root.applyCss();
                root.layout();
            });
            return answer(question.path("do").asText(), id, question);
        });
    }

    private static Map<String, Object> answer(String what, String id, JsonNode question) {
        return switch (what) {
            case "tap" -> Map.of("ok", touchable(id).map(HandServer::touch).orElse(false));
            case "draw" -> Map.of("ok", touchable(id).map(HandServer::draw).orElse(false));
            case "find" -> touchable(id).map(HandServer::place).orElse(Map.of("ok", false));
            case "word" -> Map.of("id", offered(id).orElse(""));
            case "look" -> look();
            case "snapshot" -> snapshot(Path.of(question.path("file").asText()));
            default -> Map.of("ok", false);
        };
    }

    private static Map<String, Object> onScreenThread(Supplier<Map<String, Object>> question) {
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private static Optional<Scene> scene() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .findFirst();
    }

    private static Map<String, Object> look() {
        List<String> texts = new ArrayList<>();
        String[] name = {""};
        scene().ifPresent(scene -> read(scene.getRoot(), texts, name));
        return Map.of("screen", name[0], "texts", texts);
    }

    private static void read(Node node, List<String> texts, String[] name) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Page page) {
            name[0] = page.getId().substring(PAGE_ID.length());
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            texts.add(labeled.getText());
        } else if (node instanceof Text text
                && !(node.getParent() instanceof Labeled)
                && !text.getText().isBlank()) {
            texts.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> read(child, texts, name));
        }
    }

    /// The id of the word that is offered for what was typed.
    private static Optional<String> offered(String word) {
        return scene().flatMap(scene -> below(scene.getRoot())
                .filter(node -> node.getId() != null
                        && node.getId().startsWith("candidate-")
                        && word.equals(node.getAccessibleText()))
                .map(Node::getId)
                .findFirst());
    }

    /// The visible, enabled node with this id that a finger would really hit: nothing lies over its middle.
    private static Optional<Node> touchable(String id) {
        return scene().flatMap(scene -> below(scene.getRoot())
                .filter(node -> id.equals(node.getId()))
                .filter(node -> !node.isDisabled() && treeVisible(node) && hit(scene, node))
                .findFirst());
    }

    /// The node and all below it.
    private static Stream<Node> below(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(HandServer::below))
                : Stream.of(node);
    }

    private static boolean treeVisible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean hit(Scene scene, Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        Node top = topmost(scene.getRoot(), bounds.getCenterX(), bounds.getCenterY());
        for (Node each = top; each != null; each = each.getParent()) {
            if (each.equals(node)) {
                return true;
            }
        }
        return false;
    }

    /// The last painted node at this place that takes a touch.
    private static @Nullable Node topmost(Node node, double x, double y) {
        if (!node.isVisible() || node.isMouseTransparent() || !node.contains(node.sceneToLocal(x, y))) {
            return null;
        }
        if (node instanceof Parent parent) {
            List<Node> children = parent.getChildrenUnmodifiable();
            for (int i = children.size() - 1; i >= 0; i--) {
                Node top = topmost(children.get(i), x, y);
                if (top != null) {
                    return top;
                }
            }
        }
        return node;
    }

    /// Its middle and its width, in pixels of the screen.
    private static Map<String, Object> place(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return Map.of(
                "ok",
                true,
                "x",
                Math.round(bounds.getCenterX()),
                "y",
                Math.round(bounds.getCenterY()),
                "width",
                Math.round(bounds.getWidth()));
    }

    /// JavaFX thread.
    static boolean touch(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        Robot robot = new Robot();
        robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
        robot.mousePress(MouseButton.PRIMARY);
        robot.mouseRelease(MouseButton.PRIMARY);
        return true;
    }

    /// Two strokes, as a finger signs.
    private static boolean draw(Node node) {
        Bounds box = node.localToScreen(node.getLayoutBounds());
        Robot robot = new Robot();
        for (int stroke = 0; stroke < 2; stroke++) {
            double y = box.getMinY() + box.getHeight() * (0.35 + 0.3 * stroke);
            robot.mouseMove(box.getMinX() + box.getWidth() * 0.2, y);
            robot.mousePress(MouseButton.PRIMARY);
            for (int i = 1; i <= 30; i++) {
                double swing = Math.sin(i / 3.0) * box.getHeight() * 0.08;
                robot.mouseMove(box.getMinX() + box.getWidth() * (0.2 + 0.02 * i), y + swing);
            }
            robot.mouseRelease(MouseButton.PRIMARY);
        }
        return true;
    }

    /// Whether the page has finished fading in.
    private static boolean still(Scene scene) {
        return pages(scene.getRoot()).allMatch(page -> page.getOpacity() == 1);
    }

    private static Stream<Node> pages(Node node) {
        if (node instanceof Page) {
            return Stream.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(HandServer::pages)
                : Stream.empty();
    }

    private static Map<String, Object> snapshot(Path file) {
        boolean taken = scene().filter(HandServer::still)
                .map(scene -> Picture.write(scene.snapshot(null), file))
                .orElse(false);
        return Map.of("ok", taken);
    }
}
