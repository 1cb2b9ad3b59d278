package org.nightwindow.driver;

import java.util.function.Consumer;

/// Takes pictures of papers 高拍仪.
public interface DocumentCamera extends Device {

    /// One picture at full resolution.
    Outcome<Picture> capture(Call call);

    /// Small pictures, a few a second, until called off.
    ///
    /// @param viewer gets each picture on the owner thread; never blocks
    /// @return cancelled when called off
    Outcome<Nothing> preview(Consumer<Picture> viewer, Call call);

    /// @param jpeg the encoded picture; never kept on disk by a driver
    record Picture(byte[] jpeg) {
        @Override
        public String toString() {
            return "Picture[" + jpeg.length + " bytes]";
        }
    }
}
