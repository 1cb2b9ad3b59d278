package org.nightwindow.console.records;

import java.time.LocalDate;
import java.util.List;

/// What the register says of one unit of land and building (不动产单元).
///
/// @param number 不动产单元号, 28 characters (GB/T 37346): 19 of the parcel, 9 of what stands on it
/// @param location 坐落
/// @param holders 权利人, in the order of the register; at least one
/// @param sharing 共有情况
/// @param certificate 不动产权证号
/// @param rightType 权利类型
/// @param rightNature 权利性质
/// @param use 用途
/// @param landArea hundredths of a square metre; 0 when the land is not the holder's
/// @param buildingArea hundredths of a square metre; 0 when nothing stands there
/// @param term 使用期限
/// @param registeredOn 登记时间
/// @param mortgaged 抵押
/// @param sealedOff 查封
/// @param disputed 异议登记
/// @param noted 预告登记
public record PropertyUnit(
        String number,
        String location,
        List<Holder> holders,
        String sharing,
        String certificate,
        String rightType,
        String rightNature,
        String use,
        long landArea,
        long buildingArea,
        String term,
        LocalDate registeredOn,
        boolean mortgaged,
        boolean sealedOff,
        boolean disputed,
        boolean noted) {

    public PropertyUnit {
        holders = List.copyOf(holders);
    }

    /// @param idNumber as the register has it
    /// @param name as the register has it
    public record Holder(String idNumber, String name) {
        /// Personal data.
        @Override
        public String toString() {
            return "Holder[…]";
        }
    }

    /// Personal data.
    @Override
    public String toString() {
        return "PropertyUnit[…]";
    }
}
