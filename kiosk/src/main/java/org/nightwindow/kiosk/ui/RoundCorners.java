package org.nightwindow.kiosk.ui;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// Makes what lies below look round by covering its corners with the colour of what is around it: four small shapes.
/// A round clip looks the same, but JavaFX, drawing in software, paints everything inside it into a picture of its
/// own and then cuts that, at every frame.
final class RoundCorners {

    private RoundCorners() {}

    /// To be stacked over what shall be round, in the same size.
    ///
    /// @param dye gives a corner the colour of what is around
    static StackPane of(double radius, Consumer<? super Shape> dye) {
        String arc = "A" + radius + "," + radius + " 0 0 0 ";
        StackPane corners = new StackPane(
                corner(Pos.TOP_LEFT, "M0,0H" + radius + arc + "0," + radius + "Z", dye),
                corner(Pos.TOP_RIGHT, "M0,0H" + radius + "V" + radius + arc + "0,0Z", dye),
                corner(Pos.BOTTOM_RIGHT, "M" + radius + ",0V" + radius + "H0" + arc + radius + ",0Z", dye),
                corner(Pos.BOTTOM_LEFT, "M0,0" + arc + radius + "," + radius + "H0Z", dye));
        corners.setMouseTransparent(true);
        return corners;
    }

    private static SVGPath corner(Pos place, String outline, Consumer<? super Shape> dye) {
        SVGPath corner = new SVGPath();
        corner.setContent(outline);
        dye.accept(corner);
        StackPane.setAlignment(corner, place);
        return corner;
    }
}
