package org.nightwindow.kiosk.ui;

import java.util.Locale;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The drawn signs: one path each on a grid of 48 × 48, stroke 3.4, round caps, never filled (design notes, §7).
///
/// An icon never stands without its word, except the chevrons of back and next. Its colour comes from the style
/// class `icon` and whatever class the place adds.
public enum Icon {
    ID_CARD("M8 10H40A4 4 0 0 1 44 14V34A4 4 0 0 1 40 38H8A4 4 0 0 1 4 34V14A4 4 0 0 1 8 10Z M11 "
            + "31C11 26 23 26 23 31 M17 23A3.5 3.5 0 1 0 17 16A3.5 3.5 0 1 0 17 23Z M29 18H37 M29 25H37 "
            + "M29 32H34"),
    HOUSE("M5 23L24 7L43 23 M10 19V42H38V19 M20 42V29H28V42"),
    TAX("M10 5H38V43L33 39L28.5 43L24 39L19.5 43L15 39L10 43Z M18 12L24 19L30 12 M24 19V31 M18 " + "21H30 M18 26.5H30"),
    INVOICE("M5 9H43V39H5Z M5 18H43 M17 18V39 M24 25H36 M24 32H32"),
    CERTIFICATE("M37 19V6H8V42H22 M15 15H30 M15 23H21 M33 37A7 7 0 1 0 33 23A7 7 0 1 0 33 37Z M29 "
            + "36.5L27.5 45L33 41.5L38.5 45L37 36.5"),
    DECLARE("M38 28V42H8V7H23 M18 31L20.5 23L37 6.5L42.5 12L26 28.5Z"),
    TRACK("M11 15A4 4 0 1 0 11 7A4 4 0 1 0 11 15Z M11 28A4 4 0 1 0 11 20A4 4 0 1 0 11 28Z M11 41A4 "
            + "4 0 1 0 11 33A4 4 0 1 0 11 41Z M11 15V20 M11 28V33 M23 11H43 M23 24H43 M23 37H35"),
    PAY("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M17 13L24 22L31 13 M24 22V35 M17 24.5H31 M17 " + "30H31"),
    PRINTER("M13 17V6H35V17 M13 35H5V17H43V35H35 M13 28H35V43H13Z"),
    SCANNER("M6 16V8A2 2 0 0 1 8 6H16 M32 6H40A2 2 0 0 1 42 8V16 M42 32V40A2 2 0 0 1 40 42H32 M16 "
            + "42H8A2 2 0 0 1 6 40V32 M5 24H43"),
    PHONE("M14 4H34A3 3 0 0 1 37 7V41A3 3 0 0 1 34 44H14A3 3 0 0 1 11 41V7A3 3 0 0 1 14 4Z M21 " + "37H27"),
    PERSON("M24 22A8 8 0 1 0 24 6A8 8 0 1 0 24 22Z M7 43C7 32 15 28 24 28C33 28 41 32 41 43"),
    ELDER("M20 13A5 5 0 1 0 20 3A5 5 0 1 0 20 13Z M11 45L16 32V22C16 17 25 17 25 22L33 28 M16 32L25 "
            + "36V45 M35 25V45"),
    REACH("M19 10A4 4 0 1 0 19 2A4 4 0 1 0 19 10Z M19 15V27H31L36 41H41 M19 20H29 M13 23A11.5 11.5 0 1 0 30 36"),
    CONTRAST("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M24 5V43 M30 8V40 M36 11.5V36.5"),
    HELP("M8 30V23A16 16 0 0 1 40 23V30 M8 27H14V38H11A3 3 0 0 1 8 35Z M40 27H34V38H37A3 3 0 0 0 "
            + "40 35Z M38 38C38 42 33 43.5 27 43.5"),
    LANGUAGE("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M5 24H43 M24 5C14 15 14 33 24 43C34 33 34 15 " + "24 5Z"),
    CLOCK("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M24 13V25L32 30"),
    CHECK("M9 25L20 36L40 13"),
    WARNING("M24 6L44 41H4Z M24 19V28 M24 34.5V35"),
    LEAVE("M28 7H9V41H28 M20 24H43 M35 15.5L43.5 24L35 32.5"),
    BACK("M30 8L14 24L30 40"),
    NEXT("M18 8L34 24L18 40"),
    ZOOM("M21 36A15 15 0 1 0 21 6A15 15 0 1 0 21 36Z M32 32L43 43 M21 15V27 M15 21H27"),
    MORE("M7 7H20V20H7Z M28 7H41V20H28Z M7 28H20V41H7Z M34.5 28V41 M28 34.5H41"),
    EDIT("M9 39L11 30L33 8L40 15L18 37Z M28 13L35 20"),
    PIN("M24 44C14 32 9 26 9 19A15 15 0 0 1 39 19C39 26 34 32 24 44Z M24 24A5 5 0 1 0 24 14A5 5 0 " + "1 0 24 24Z"),
    LOCK("M10 21H38V42H10Z M16 21V14A8 8 0 0 1 32 14V21 M24 29V34"),
    QR("M7 7H19V19H7Z M29 7H41V19H29Z M7 29H19V41H7Z M29 29H34V34 M41 29V41H34 M29 41V40"),
    RECEIPT("M12 5H36V43L30 39L24 43L18 39L12 43Z M19 14H29 M19 21H29 M19 28H25"),
    UNDO("M6 18H30A11 11 0 0 1 30 40H16 M15 9L6 18L15 27"),
    AGAIN("M39 13A18 18 0 1 0 42 25 M40 3V14H29"),
    DOWN("M24 7V39 M11 27L24 40L37 27"),
    MINUS("M10 24H38"),
    ERASE("M16 9H44V39H16L4 24Z M24 18L35 30 M35 18L24 30"),
    RATE_1("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M17 18V20 M31 18V20 M14 27C17 36 31 36 34 27Z"),
    RATE_2("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M17 18V20 M31 18V20 M15 28C18 34 30 34 33 28"),
    RATE_3("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M17 18V20 M31 18V20 M16 31H32"),
    RATE_4("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M17 18V20 M31 18V20 M15 34C18 28 30 28 33 34"),
    RATE_5("M24 43A19 19 0 1 0 24 5A19 19 0 1 0 24 43Z M14 16L19 19 M34 16L29 19 M14 35C17 26 31 26 34 35Z");

    /// The side of the grid the paths are drawn on.
    private static final double GRID = 48;

    /// Below this size a stroke of 3.4 is too thin to be seen; the style class `icon-small` draws 5.5.
    private static final double SMALL = 34;

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /// The icon named in a catalogue (`tax`, `idcard`); [#MORE] when the catalogue names one this kiosk has not.
    public static Icon named(String name) {
        for (Icon icon : values()) {
            if (icon.name().replace("_", "").equals(name.toUpperCase(Locale.ROOT))) {
                return icon;
            }
        }
        return MORE;
    }

    /// A square of `size` px with the icon in it.
    public Region node(double size, String... styleClasses) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        if (size < SMALL) {
            shape.getStyleClass().add("icon-small");
        }
        shape.getStyleClass().addAll(styleClasses);
        shape.getTransforms().add(new Scale(size / GRID, size / GRID));
        shape.setManaged(false);
        Pane square = new Pane(shape);
        square.setMinSize(size, size);
        square.setPrefSize(size, size);
        square.setMaxSize(size, size);
        square.setMouseTransparent(true);
        return square;
    }
}
