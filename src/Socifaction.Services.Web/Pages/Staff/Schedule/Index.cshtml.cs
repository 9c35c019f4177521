using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Schedules;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using ChangeWords = Socifaction.Services.Web.Texts.Changes;

namespace Socifaction.Services.Web.Pages.Staff.Schedule;

/// <summary>The week of everything that makes availability, over all rooms; each line leads to its editor.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "offering")] public string? OfferingId { get; set; }
    [BindProperty(SupportsGet = true, Name = "person")] public string? PersonId { get; set; }

    public LocalDate Monday { get; private set; }

    public IReadOnlyList<ScheduleLine> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Offerings { get; private set; } = [];

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>Whether nothing is planned in the whole week, whatever the filters.</summary>
    public bool IsEmpty { get; private set; }

    public async Task OnGetAsync(string? date)
    {
        var day = DayOf(date, clock.Today);
        Monday = day.PlusDays(1 - (int)day.DayOfWeek);
        Offerings = [.. (await db.Offerings.AsNoTracking().OrderBy(offering => offering.Order).ThenBy(offering => offering.Name)
            .Select(offering => new { offering.Id, offering.Name }).ToListAsync(Token)).Select(offering => new Choice(offering.Id.ToString(), offering.Name))];
        People = [.. (await db.StaffMembers.AsNoTracking().Where(staff => staff.IsActive && staff.Role != Role.Viewer).OrderBy(staff => staff.Name)
            .Select(staff => new { staff.Id, staff.Name }).ToListAsync(Token)).Select(staff => new Choice(staff.Id.ToString(), staff.Name))];
        var all = await db.ListScheduleLinesAsync(Monday, Monday.PlusDays(6), clock, Token);
        IsEmpty = all.Count == 0;
        var (offering, person) = (IdOf(OfferingId), IdOf(PersonId));
        var needed = offering is null ? []
            : await db.ResourceNeeds.Where(need => need.OfferingId == offering).Select(need => need.ResourceId).ToListAsync(Token);
        Lines = [.. all.Where(line => (offering is null || line.OfferingId == offering || needed.Contains(line.ThingId) || IsOfAll(line))
            && (person is null || line.PersonIds.Contains(person.Value) || line.Kind == ScheduleLineKind.SchoolHoliday))];
    }

    /// <summary>The address of another week with the same filters.</summary>
    public string Query(int? weeks) => (weeks is { } further ? $"date={Text(Monday.PlusWeeks(further))}&" : "")
        + (IdOf(OfferingId) is { } offering ? $"offering={offering}&" : "") + (IdOf(PersonId) is { } person ? $"person={person}" : "");

    /// <summary>Where a line is changed, below /staff.</summary>
    public string PathOf(ScheduleLine line) => line.Kind switch
    {
        ScheduleLineKind.SchoolHoliday => "places/holidays",
        ScheduleLineKind.Change => $"schedule/changes/{line.ThingId}",
        ScheduleLineKind.Run => $"rides/runs/{line.ThingId}",
        ScheduleLineKind.Session => $"places/sessions/{line.ThingId}",
        ScheduleLineKind.Calendar or ScheduleLineKind.Override => $"appointments/calendars/{line.ThingId}",
        ScheduleLineKind.Kitchen => $"meals/close/{line.ThingId}?date={Text(line.Date)}",
        ScheduleLineKind.Room => $"stays/rooms/edit/{line.ThingId}",
    };

    /// <summary>What sort of thing it is, where its name does not say it.</summary>
    public string KindOf(ScheduleLine line) => line.Kind switch
    {
        ScheduleLineKind.SchoolHoliday => ChangeWords.KindSchoolHoliday,
        ScheduleLineKind.Run => ChangeWords.KindRun,
        ScheduleLineKind.Calendar => ChangeWords.KindCalendar,
        ScheduleLineKind.Override => line.Override!.Value.InWords(),
        ScheduleLineKind.Kitchen => ChangeWords.KindKitchen,
        ScheduleLineKind.Room => ChangeWords.KindRoom,
        ScheduleLineKind.Change or ScheduleLineKind.Session => "",
    };

    private static bool IsOfAll(ScheduleLine line) => line.Kind is ScheduleLineKind.SchoolHoliday or ScheduleLineKind.Change;
}
