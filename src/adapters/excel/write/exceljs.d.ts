/** exceljs without what reads CSV and streams: the part that makes workbooks, for which it brings no types of its own. */
declare module "exceljs/lib/doc/workbook.js" {
  import { Workbook } from "exceljs";

  export = Workbook;
}
