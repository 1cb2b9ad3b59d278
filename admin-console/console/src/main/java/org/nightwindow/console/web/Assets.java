package org.nightwindow.console.web;

import io.javalin.config.RoutesConfig;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.nightwindow.hall.Sha256;

/// Style sheets, scripts and pictures, all from this machine. Each has the hash of its content in its address, so a
/// browser keeps it for ever and a new console never meets an old script. Read once; thread-safe.
///
/// `htmx-sse.js` is htmx-ext-sse 2.2.4 (BSD Zero Clause; the one inside the htmx jar is for htmx 1).
public final class Assets {
    private static final String OURS = "/org/nightwindow/console/assets/";
    private static final String ONE_YEAR = "public, max-age=31536000, immutable";

    /// Enough that two contents of one name never meet.
    private static final int MARK_CHARS = 12;

    private record Asset(byte[] bytes, String type) {}

    private final Map<String, Asset> byPath = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    public Assets() {
        add("tabler.css", webjar("tabler__core", "dist/css/tabler.min.css"));
        add("htmx.js", webjar("htmx.org", "dist/htmx.min.js"));
        for (String name : new String[] {"htmx-sse.js", "nw.css", "nw.js", "theme.js", "sprite.svg", "icon.svg"}) {
            add(name, OURS + name);
        }
    }

    /// The address of an asset, such as `/assets/3f2a…/nw.css`.
    public String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("there is no asset " + name + "; there are " + paths.keySet());
        }
        return path;
    }

    /// Every listener with pages serves the same ones.
    public void on(RoutesConfig routes, RouteRole... roles) {
        byPath.forEach((path, asset) -> routes.get(
                path,
                ctx -> ctx.header("Cache-Control", ONE_YEAR)
                        .contentType(asset.type())
                        .result(asset.bytes()),
                roles));
    }

    private void add(String name, String resource) {
        byte[] bytes = read(resource);
        String path = "/assets/" + Sha256.hex(bytes).substring(0, MARK_CHARS) + "/" + name;
        paths.put(name, path);
        byPath.put(path, new Asset(bytes, type(name)));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml; charset=utf-8";
            default -> throw new IllegalArgumentException("no type for " + name);
        };
    }

    private static String webjar(String artifact, String file) {
        Properties pom = new Properties();
        byte[] text = read("/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties");
        try (InputStream in = new java.io.ByteArrayInputStream(text)) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(text, StandardCharsets.UTF_8), e);
        }
        return "/META-INF/resources/webjars/" + artifact + "/" + pom.getProperty("version") + "/" + file;
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the console's jars lack " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
