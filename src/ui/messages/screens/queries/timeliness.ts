/** The words of the tables of timeliness. */
export const TIMELINESS = {
  id: {
    step: "Langkah",
    section: "Seksi",
    person: "Orang",
    done: "Dikerjakan",
    late: "Terlambat",
    days: "Hari kerja terlambat",
    most: "Keterlambatan terlama (hari)",
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
    most: "Longest delay (days)",
    none: "No step has been done yet.",
    honest:
      "Computed from the record: from the day a step began to wait until it was recorded, by the calendar and limits in force then. A return counts for its respondent.",
  },
} as const;
