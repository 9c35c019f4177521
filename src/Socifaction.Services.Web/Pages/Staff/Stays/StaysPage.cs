using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;

namespace Socifaction.Services.Web.Pages.Staff.Stays;

/// <summary>What the staff's pages of stays share: which premises, their rooms, and days read tolerantly.</summary>
public abstract class StaysPage(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public const string AnyRoom = "any";

    [BindProperty(SupportsGet = true, Name = "premises")] public string? PremisesId { get; set; }

    public Premises Premises { get; private set; } = null!;

    public IReadOnlyList<Premises> AllPremises { get; private set; } = [];

    public IReadOnlyList<Room> Rooms { get; private set; } = [];

    public LocalDate Today => clock.Today;

    public string DateHint => StaffTexts.Say(StayWords.DateHint, LocalFormat.DayAndMonth(Today.PlusDays(7)));

    public IReadOnlyList<Choice> RoomChoices => [.. Rooms.Select(room => new Choice(room.Id.ToString(), room.Name, room.InWords()))];

    public IReadOnlyList<Choice> RoomOrAny => [new(AnyRoom, StayWords.AnyRoom), .. RoomChoices];

    protected ServicesDbContext Db => db;

    protected InitiativeClock Clock => clock;

    /// <summary>Reads the chosen premises, or the first; false when there are none such here.</summary>
    protected async Task<bool> OpenAsync(Guid? premisesId = null)
    {
        AllPremises = await db.Premises.AsNoTracking().OrderBy(p => p.Order).ToListAsync(Token);
        var asked = premisesId ?? IdOf(PremisesId);
        if (AllPremises.FirstOrDefault(p => asked is null ? string.IsNullOrEmpty(PremisesId) : p.Id == asked) is not { } premises)
        {
            return false;
        }

        Premises = premises;
        Rooms = await db.ListRoomsAsync(premises.Id, Token);
        return true;
    }

    /// <summary>A day that must be there; null, with a message at the field, when it is none.</summary>
    protected LocalDate? Day(string field, string? typed)
    {
        if (!LocalInput.Date(typed, Today).Refused(out var date, out var why))
        {
            return date;
        }

        ModelState.AddModelError(field, why.InWords(Today));
        return null;
    }

    /// <summary>Whether all the room is wanted; null, with a message, when nothing was chosen.</summary>
    protected bool? Size(string field, string? typed)
    {
        if (typed is StayTexts.Whole or StayTexts.OneBed)
        {
            return typed == StayTexts.Whole;
        }

        ModelState.AddModelError(field, StayWords.WholeMissing);
        return null;
    }

    /// <summary>The page again with a refusal of a stay in words.</summary>
    protected PageResult Refuse(StayRefusal why)
    {
        ModelState.AddModelError("", why.InWords(Premises));
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    protected static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
