package org.nightwindow.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// Asks the bench's devices and its network what a kiosk would ask them, in their own bytes and without one of our
/// drivers.
final class BenchWires implements AutoCloseable {
    /// They answer on the loopback address within milliseconds.
    static final Duration SOON = Duration.ofSeconds(5);

    /// The simulator cuts at once.
    private static final Duration A_CUT = Duration.ofSeconds(1);

    private static final byte NEWLINE = '\n';

    private final DemoKiosk kiosk;
    private final HttpClient http = HttpClient.newHttpClient();

    BenchWires(DemoKiosk kiosk) {
        this.kiosk = kiosk;
    }

    /// A console that says back what it hears.
    static ServerSocket console() throws IOException {
        ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    Socket line = door.accept();
                    Thread.ofVirtual().start(() -> echo(line));
                } catch (IOException e) {
                    return;
                }
            }
        });
        return door;
    }

    private static void echo(Socket line) {
        try (line) {
            line.getInputStream().transferTo(line.getOutputStream());
        } catch (IOException e) {
            // cut
        }
    }

    /// Whether the console answers over the hall's network within this time.
    boolean consoleAnswers(Duration within) {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), kiosk.network.port())) {
            line.setSoTimeout((int) within.toMillis());
            line.getOutputStream().write(7);
            return line.getInputStream().read() == 7;
        } catch (IOException e) {
            return false;
        }
    }

    /// GA/T 467 §7, find a card: the last but one byte of the answer is `9F` when there is one, `80` when there is
    /// none. Empty when nobody answers.
    Optional<Integer> findCard() {
        byte[] answer = ask(kiosk.reader.address(), "AA AA AA 96 69 00 03 20 01 22", 11);
        return answer.length < 11 ? Optional.empty() : Optional.of(answer[9] & 0xFF);
    }

    /// DLE EOT n: real-time status n of an ESC/POS printer.
    int slipStatus(int n) {
        return ask(kiosk.receipts.address(), "10 04 0" + n, 1)[0] & 0xFF;
    }

    /// After DLE ENQ 2, which makes an ESC/POS printer try again: whether it cuts (GS V) and goes on (GS ( H, which is
    /// answered in its turn).
    boolean slipIsCut() {
        try (Socket wire = wire(kiosk.receipts.address())) {
            wire.setSoTimeout((int) A_CUT.toMillis());
            wire.getOutputStream().write(HexFormat.of().parseHex("1005021D56001D28480600303031323334"));
            return wire.getInputStream().readNBytes(7).length == 7;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] ask(String address, String hex, int length) {
        try (Socket wire = wire(address)) {
            wire.getOutputStream().write(HexFormat.ofDelimiter(" ").parseHex(hex));
            return wire.getInputStream().readNBytes(length);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /// Listens to the scanner.
    Socket scanner() throws IOException {
        return wire(kiosk.scanner.address());
    }

    /// One line of it.
    static String scanned(Socket scanner) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each = scanner.getInputStream().read();
                each != NEWLINE && each >= 0;
                each = scanner.getInputStream().read()) {
            line.write(each);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private static Socket wire(String address) throws IOException {
        URI there = URI.create(address);
        Socket wire = new Socket(there.getHost(), there.getPort());
        wire.setSoTimeout((int) SOON.toMillis());
        return wire;
    }

    /// IPP Get-Printer-Attributes (RFC 8011 §4.2.5): everything readable in the answer; empty when nobody answers.
    String printerSays() {
        return ipp(0x000B, new byte[0]);
    }

    /// IPP Print-Job (RFC 8011 §4.2.1) of one empty page.
    void print() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf);
        }
        ipp(0x0002, pdf.toByteArray());
    }

    private String ipp(int operation, byte[] document) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(message);
        try {
            out.writeShort(0x0200);
            out.writeShort(operation);
            out.writeInt(1);
            out.writeByte(1); // operation attributes
            attribute(out, 0x47, "attributes-charset", "utf-8");
            attribute(out, 0x48, "attributes-natural-language", "en");
            attribute(out, 0x45, "printer-uri", kiosk.printer.address());
            if (document.length > 0) {
                attribute(out, 0x42, "job-name", "bench");
                attribute(out, 0x49, "document-format", "application/pdf");
            }
            out.writeByte(3); // the end of them
            out.write(document);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(kiosk.printer.address().replaceFirst("^ipp:", "http:")))
                    .timeout(SOON)
                    .header("Content-Type", "application/ipp")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray()))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void attribute(DataOutputStream out, int tag, String name, String value) throws IOException {
        out.writeByte(tag);
        out.writeUTF(name); // two bytes of length first, and all of it is ASCII
        out.writeUTF(value);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
