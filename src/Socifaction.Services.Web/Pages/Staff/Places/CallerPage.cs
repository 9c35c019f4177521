using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>What is asked of every caller about a place: which activity, who calls and which of theirs it is for, which days.</summary>
public abstract class CallerPage(ServicesDbContext db, InitiativeClock clock, PlaceAvailability availability) : StaffPage
{
    private const int LastDays = 15;
    private const int AgeOfMajority = 18;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "activity")] public string? ActivityId { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string[] Who { get; set; } = [];

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public Activity? Activity { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>The person and those one may book for, whom the activity is for.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>Brothers and sisters among them, booked with one tap.</summary>
    public IReadOnlyList<Resident> Siblings { get; private set; } = [];

    /// <summary>Children who may be looked after meanwhile, where there is childcare.</summary>
    public IReadOnlyList<Choice> LookedAfter { get; private set; } = [];

    public IReadOnlyList<PlaceDay> Coming { get; private set; } = [];

    public IReadOnlyList<Choice> DayChoices => [.. Coming.Select(day => new Choice(
        day.SessionId.ToString(), $"{StaffTexts.Named(day.Date, Today)}, {LocalFormat.FromTo(day.From, day.To)}", Plural.Format(Math.Max(0, day.Free), Words.FreeLeft)))];

    public LocalDate Today => clock.Today;

    /// <summary>What the search keeps: the chosen activity.</summary>
    public virtual string More => Activity is null ? "" : $"activity={Activity.Id}";

    protected ServicesDbContext Db => db;

    /// <summary>The activities to choose from.</summary>
    protected virtual IQueryable<Activity> Offered => db.Activities;

    /// <summary>Whether a person may be chosen for the activity.</summary>
    protected virtual bool Fits(Resident person) => Activity is null
        || (Activity.Eligibility.Admits(person, Today) && (!Activity.IsForChildren || person.AgeOn(Today) is null or < AgeOfMajority));

    /// <summary>Reads the activity, the person and the days; false when one of them is not here.</summary>
    protected async Task<bool> OpenAsync()
    {
        Activities = await Offered.AsNoTracking().OrderBy(a => a.Order).ToListAsync(Token);
        Activity = string.IsNullOrEmpty(ActivityId) && Activities.Count == 1 ? Activities[0] : Activities.FirstOrDefault(a => a.Id == IdOf(ActivityId));
        if (!string.IsNullOrEmpty(ActivityId) && Activity is null)
        {
            return false;
        }

        Coming = Activity is null ? [] : await availability.RunAsync(Activity, Activity.Window.OpensDaysBefore + 1, byStaff: true).Take(LastDays).ToListAsync(Token);
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (string.IsNullOrEmpty(ResidentId))
        {
            Found = await PersonCard.SearchAsync(db, Said, Token);
            return true;
        }

        Person = await PersonCard.FindAsync(db, IdOf(ResidentId), Token);
        if (Person is not null)
        {
            await LoadPeopleAsync(Person.Resident.Id);
        }

        return Person is not null;
    }

    /// <summary>Whether somebody was chosen whom one may not choose: then the answer is 404.</summary>
    protected static bool HasStranger(IEnumerable<string> chosen, IReadOnlyList<Choice> among) => chosen.Any(id => among.All(person => person.Value != id));

    private async Task LoadPeopleAsync(Guid residentId)
    {
        var all = (await db.WhomMayBook(residentId).AsNoTracking().ToListAsync(Token)).BySurname();
        var remaining = Activity is null ? null : await db.ListRemainingAsync(Activity, [.. all.Select(r => r.Id)], Token);
        People = [.. all.Where(Fits).Select(r => new Choice(r.Id.ToString(), r.FullName, HintOf(r, remaining)))];
        Siblings = [.. all.Where(r => Fits(r) && IsChild(r))];
        LookedAfter = Activity?.ChildcareId is null ? [] : [.. all.Where(IsChild).Select(r => new Choice(r.Id.ToString(), r.FullName))];
    }

    private bool IsChild(Resident person) => person.AgeOn(Today) is < AgeOfMajority;

    // A child's age, and the sessions that are left to a person where there is a limit.
    private string? HintOf(Resident person, IReadOnlyDictionary<Guid, int>? remaining)
    {
        var age = person.AgeOn(Today) is { } years and < AgeOfMajority ? Plural.Format(years, Words.Age) : "";
        var left = remaining is null ? "" : EnrolmentTexts.RemainingInWords(remaining[person.Id], Activity!.Allowance!.Value);
        return string.Join(", ", new[] { age, left }.Where(part => part.Length > 0)) is { Length: > 0 } hint ? hint : null;
    }
}
