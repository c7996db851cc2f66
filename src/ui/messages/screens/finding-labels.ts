/** The words around findings. */
export const FINDING_LABELS = {
  id: { example: "Contoh", cells: "sel", more: "temuan sejenis lagi" },
  en: { example: "Example", cells: "cells", more: "more groups of findings" },
} as const;
