/** The words of the tables of timeliness. */
export const TIMELINESS = {
  id: {
    step: "Langkah",
    section: "Seksi",
    person: "Orang",
    done: "Dikerjakan",
    late: "Terlambat",
    days: "Hari kerja terlambat",
    most: "Terlama",
    none: "Belum ada langkah yang selesai.",
    honest:
      "Dihitung dari register: sejak langkah menunggu sampai dicatat, dengan kalender dan batas waktu yang berlaku waktu itu. Isian dihitung atas nama pengisinya.",
  },
  en: {
    step: "Step",
    section: "Section",
    person: "Person",
    done: "Done",
    late: "Late",
    days: "Working days late",
    most: "Longest",
    none: "No step has been done yet.",
    honest:
      "Worked out of the record: from when a step waited until it was recorded, by the calendar and limits in force then. A return counts for the one who filled it.",
  },
} as const;
