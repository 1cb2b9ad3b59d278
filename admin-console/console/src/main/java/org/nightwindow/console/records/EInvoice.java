package org.nightwindow.console.records;

import java.time.LocalDateTime;
import java.util.List;

/// A digital invoice (数电票) as its file says. Amounts are fen; quantity, price and rate are the file's own words.
///
/// @param number 发票号码, 20 digits
/// @param special whether it is 增值税专用发票; else 普通发票
/// @param issuedAt 开票时间, by the clock of the hall
/// @param lines at least one, in the order of the file
/// @param fen 金额合计, without tax
/// @param taxFen 税额合计
/// @param totalFen 价税合计 = `fen` + `taxFen`
/// @param drawer 开票人
/// @param remark 备注; may be empty
public record EInvoice(
        String number,
        boolean special,
        LocalDateTime issuedAt,
        Party seller,
        Party buyer,
        List<Line> lines,
        long fen,
        long taxFen,
        long totalFen,
        String drawer,
        String remark) {

    public EInvoice {
        lines = List.copyOf(lines);
    }

    /// Seller or buyer. Everything but the name may be empty.
    ///
    /// @param idNumber 统一社会信用代码 or, of a person, the ID number
    public record Party(String name, String idNumber, String address, String phone, String bank, String account) {
        /// Personal data.
        @Override
        public String toString() {
            return "Party[…]";
        }
    }

    /// One row.
    ///
    /// @param name 项目名称 with the tax category between asterisks
    /// @param spec 规格型号
    /// @param unit 单位
    /// @param quantity 数量, as written
    /// @param price 单价 in yuan, as written
    /// @param fen 金额, without tax; negative for a discount
    /// @param rate 税率/征收率, as read by people: `6%`, `免税`
    /// @param taxFen 税额
    public record Line(
            String name, String spec, String unit, String quantity, String price, long fen, String rate, long taxFen) {}

    /// Personal data.
    @Override
    public String toString() {
        return "EInvoice[…]";
    }
}
