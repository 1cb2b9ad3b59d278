package org.nightwindow.console.alerts;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How people are called.
///
/// @param rules file that replaces rules of those in the box
/// @param sites file of halls and where their kiosks stand
/// @param webhook where messages are posted
/// @param mail how messages are mailed
/// @param pages address of the staff pages as people reach it, without a slash at the end; absent: no links
public record AlertSettings(
        Optional<Path> rules,
        Optional<Path> sites,
        Optional<Webhook> webhook,
        Optional<Mail> mail,
        Optional<String> pages) {
    public static final AlertSettings NONE =
            new AlertSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// @param secret file whose first line signs every message
    public record Webhook(URI address, Path secret) {}

    /// @param port of the server; with 465 the connection is TLS from its first byte, else STARTTLS is used when the
    ///     server offers it
    /// @param user absent: the server asks for none
    /// @param password file whose first line is the user's password
    public record Mail(
            String host, int port, String from, List<String> to, Optional<String> user, Optional<Path> password) {
        public Mail {
            to = List.copyOf(to);
        }
    }
}
