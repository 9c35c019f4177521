using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using VisitWords = Socifaction.Services.Web.Texts.Visits;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>What a plan and a single visit both ask: for whom, who comes, from when until when, to do what.</summary>
public abstract class VisitFormPage(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "offering")] public string? OfferingId { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Worker { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string[] Tasks { get; set; } = [];

    public HomeHelp Help { get; private set; } = null!;

    public IReadOnlyList<Resource> Workers { get; private set; } = [];

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>What the search keeps: the offering.</summary>
    public string More => $"offering={Help.Id}";

    public LocalDate Today => clock.Today;

    public IReadOnlyList<Choice> WorkerChoices => [.. Workers.Select(worker => new Choice(worker.Id.ToString(), worker.Name))];

    public IReadOnlyList<Choice> TaskChoices => [.. Help.TaskList.Select(task => new Choice(task, task))];

    /// <summary>The form's request id.</summary>
    protected Guid SaidOnce => Guid.Parse(RequestId!);

    /// <summary>Reads the offering and the person; false when one of them is not here.</summary>
    protected async Task<bool> OpenAsync()
    {
        if (!string.IsNullOrEmpty(OfferingId) && IdOf(OfferingId) is null)
        {
            return false;
        }

        var asked = IdOf(OfferingId);
        if (await db.HomeHelps.AsNoTracking().Where(one => asked == null || one.Id == asked).OrderBy(one => one.Order).ThenBy(one => one.Id).FirstOrDefaultAsync(Token) is not { } help)
        {
            return false;
        }

        Help = help;
        Workers = await db.ListWorkersAsync(Token);
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (string.IsNullOrEmpty(ResidentId))
        {
            Found = await PersonCard.SearchAsync(db, Said, Token);
            return true;
        }

        Person = await PersonCard.FindAsync(db, IdOf(ResidentId), Token);
        return Person is not null;
    }

    /// <summary>The chosen worker; null, with a message at the field, when none was chosen.</summary>
    protected Guid? ReadWorker()
    {
        if (Workers.FirstOrDefault(worker => worker.Id == IdOf(Worker)) is { } chosen)
        {
            return chosen.Id;
        }

        ModelState.AddModelError(nameof(Worker), VisitWords.WorkerMissing);
        return null;
    }

    /// <summary>From when until when; null, with a message at the field, when it was not said.</summary>
    protected (LocalTime From, LocalTime To)? ReadHours() => (TimeOf(nameof(From), From), TimeOf(nameof(To), To)) is ({ } from, { } to) ? (from, to) : null;

    /// <summary>A time of day; null, with a message at the field, when it is none.</summary>
    protected LocalTime? TimeOf(string field, string? typed)
    {
        if (!LocalInput.Time(typed).Refused(out var time, out var why))
        {
            return time;
        }

        ModelState.AddModelError(field, why.InWords());
        return null;
    }

    /// <summary>The field that a refusal is about.</summary>
    protected static string FieldOf(VisitRefusal why) => why switch
    {
        VisitRefusal.NoWeekday => "Weekdays",
        VisitRefusal.WrongHours => nameof(To),
        VisitRefusal.UnknownTask => nameof(Tasks),
        VisitRefusal.EndsBeforeItStarts => "LastDay",
        _ => "",
    };
}
