using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments;

/// <summary>A time for a caller on one page, once or for some weeks in a row.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, OpenCall call, AppointmentAvailability availability, CheckAppointment check, BookAppointment book) : StaffPage
{
    private const int TimesShown = 12;
    private const int AlternativesShown = 3;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "type")] public string? TypeId { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Date { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? Minutes { get; set; }
    [BindProperty] public string? Weeks { get; set; }
    [BindProperty] public string? Referral { get; set; }
    [BindProperty] public string? Kilograms { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Caller { get; set; }

    /// <summary>Pressed to book only those times of the series that are free.</summary>
    [BindProperty] public string? OnlyFree { get; set; }

    public IReadOnlyList<AppointmentType> Types { get; private set; } = [];

    public AppointmentType? Type { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    public IReadOnlyList<FreeTime> Free { get; private set; } = [];

    /// <summary>The times of a series with their answers, when one of them cannot be had.</summary>
    public IReadOnlyList<TimeConsidered> Series { get; private set; } = [];

    public IReadOnlyList<FreeTime> Alternatives { get; private set; } = [];

    public string More => Type is null ? "" : $"type={Type.Id}";

    public LocalDate Today => clock.Today;

    public async Task<IActionResult> OnGetAsync(string? start)
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        var chosen = AppointmentTexts.ReadStart(start);
        (Date, Time) = (chosen is { } at ? Text(at.Date) : "", chosen is { } from ? LocalFormat.Time(from.TimeOfDay) : "");
        (Minutes, Weeks) = (Type?.UsualMinutes.ToString(CultureInfo.InvariantCulture), "1");
        Caller = Person is null ? null : call.CallerFor(Person.Resident.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null || Type is null)
        {
            return NotFound();
        }

        if (ReadWanted() is not { } wanted)
        {
            return this.Unacceptable();
        }

        var considered = new AppointmentConsidered(Type.Id, Person.Resident.Id, wanted.Starts, wanted.Minutes, wanted.Asking) { Referral = wanted.Referral, Kilograms = wanted.Kilograms };
        if (OnlyFree is not null)
        {
            var answers = await check.RunAsync(considered, Token);
            wanted = wanted with { Starts = [.. answers!.Where(answer => answer.Refusal is null).Select(answer => answer.Start)] };
        }

        if (await book.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var booked, out var why))
        {
            return Redirect(Url.Content($"~/staff/appointments/booked/{booked.GroupId}"));
        }

        ModelState.AddModelError("", why.ForStaff());
        if (wanted.Starts.Count > 0 && why != AppointmentRefusal.WrongLength)
        {
            Series = wanted.Starts.Count == 1 ? [] : await check.RunAsync(considered, Token) ?? [];
            Alternatives = await availability.ListNearestAsync(Type, wanted.Minutes, wanted.Starts[0], byStaff: true, AlternativesShown, Token);
        }

        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private AppointmentWanted? ReadWanted()
    {
        var date = LocalInput.Date(Date, Today);
        if (date.Refused(out var day, out var wrongDay))
        {
            ModelState.AddModelError(nameof(Date), wrongDay.InWords(Today));
        }

        var time = TimeOn(nameof(Time), Time, date.Value, clock);
        var minutes = Whole(nameof(Minutes), Minutes, 5, 720, Texts.Times.LengthWrong);
        var weeks = Whole(nameof(Weeks), Weeks, 1, BookAppointment.LongestSeries, StaffTexts.Say(Texts.Times.WeeksWrong, BookAppointment.LongestSeries));
        int? kilograms = string.IsNullOrWhiteSpace(Kilograms) ? null : Whole(nameof(Kilograms), Kilograms, 1, BookAppointment.MostKilograms, Texts.Times.WrongWeight);
        var (referral, note) = (Optional(nameof(Referral), Referral), Optional(nameof(Note), Note, 500));
        var because = Optional(nameof(Caller), Caller, LongestReason);
        return !ModelState.IsValid || time is not { } start ? null : new AppointmentWanted(
            Guid.Parse(RequestId!), Type!.Id, Person!.Resident.Id, [.. Enumerable.Range(0, weeks).Select(week => day.PlusWeeks(week) + start)], minutes, note,
            signedIn.AskAsStaff(Channel.Phone, because)) { Referral = referral, Kilograms = kilograms };
    }

    private int Whole(string field, string? typed, int least, int most, string whenWrong)
    {
        if (LocalInput.WholeNumber(typed, least, most).Value is { } number)
        {
            return number;
        }

        ModelState.AddModelError(field, whenWrong);
        return least;
    }

    private async Task<bool> OpenAsync()
    {
        Types = await db.AppointmentTypes.AsNoTracking().OrderBy(one => one.Order).ToListAsync(Token);
        var id = string.IsNullOrEmpty(TypeId) && Types.Count == 1 ? Types[0].Id : IdOf(TypeId);
        Type = id is { } typeId ? await db.FindTypeAsync(typeId, Token) : null;
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (Types.Count == 0 || (!string.IsNullOrEmpty(TypeId) && Type is null))
        {
            return false;
        }

        Free = Type is null ? [] : [.. (await availability.RunAsync(Type, Type.UsualMinutes, Today, Type.Window.OpensDaysBefore + 1, byStaff: true, Token)).Take(TimesShown)];
        if (string.IsNullOrEmpty(ResidentId))
        {
            Found = await PersonCard.SearchAsync(db, Said, Token);
            return true;
        }

        Person = await PersonCard.FindAsync(db, IdOf(ResidentId), Token);
        return Person is not null;
    }
}
