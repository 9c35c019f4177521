using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Meals;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>Meals for a caller on one page; what was ordered is read back on the same page.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, OpenCall call, SealedText texts, OrderMeals order) : CallerPage(db, clock)
{
    private const int DaysShown = 15;

    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Caller { get; set; }
    [BindProperty(SupportsGet = true, Name = "group")] public string? Group { get; set; }

    /// <summary>An earlier meal of the person that is wished again.</summary>
    [BindProperty(SupportsGet = true, Name = "like")] public string? Like { get; set; }

    /// <summary>Whether it is cooked as the meal that is wished again; the diet itself is not shown beside a name.</summary>
    [BindProperty] public string[] SameDiet { get; set; } = [];

    public static IReadOnlyList<Choice> SameDietChoices => [new("yes", Texts.PhoneDesk.SameDiet)];

    /// <summary>The meal that is wished again.</summary>
    public Meal? Was { get; private set; }

    /// <summary>The days that may still be ordered.</summary>
    public IReadOnlyList<KitchenDay> Coming { get; private set; } = [];

    /// <summary>Those on which no portion is left.</summary>
    public IReadOnlyList<KitchenDay> FullDays { get; private set; } = [];

    /// <summary>What was ordered just now.</summary>
    public IReadOnlyList<MealOrdered> Ordered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        await LoadDaysAsync();
        Ordered = IdOf(Group) is { } group ? await Db.MealsOfGroup(group).ToListAsync(Token) : [];
        Caller = Person is null ? null : call.CallerFor(Person.Resident.Id);
        if (Was is not null)
        {
            Repeat(Was);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        await LoadDaysAsync();
        if (SameDiet.Contains("yes") && Was?.SealedDiet is { } kept)
        {
            Diets = [.. Diets.Union(texts.Open(kept)?.Split(MealService.DietDivider) ?? [])];
        }

        var days = MealForm.ReadDays(Days);
        if (days.Count == 0)
        {
            ModelState.AddModelError(nameof(Days), MealRefusal.NothingChosen.InWords());
        }

        var because = Optional(nameof(Caller), Caller, LongestReason);
        if (ReadWish() is not { } wish)
        {
            return this.Unacceptable();
        }

        var wanted = new MealsWanted(Guid.Parse(RequestId!), Service.Id, Person.Resident.Id, days, wish, signedIn.AskAsStaff(Channel.Phone, because));
        if (await order.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var ordered, out var why))
        {
            return Redirect(Url.Content($"~/staff/meals/book?offering={Service.Id}&group={ordered.GroupId}"));
        }

        ModelState.AddModelError("", why.ForStaff());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    // All as it was, on the next day of the kitchen that falls on that weekday, else the next at all.
    private void Repeat(Meal was)
    {
        (Portions, Way, Note) = (FormattableString.Invariant($"{was.Portions}"), MealForm.WayOf(was.IsDelivered), was.Note);
        SameDiet = was.SealedDiet is null ? [] : ["yes"];
        Days = [.. Coming.Where(day => day.Date > was.Date).OrderBy(day => day.Date.DayOfWeek != was.Date.DayOfWeek).ThenBy(day => day.Date).Take(1).Select(day => Text(day.Date))];
    }

    private async Task LoadDaysAsync()
    {
        var last = LocalDate.Min(Today.PlusDays(DaysShown), Service.Window.LastDay(Today));
        var days = (await Db.ListKitchenDaysAsync(Service, Today, last, Token)).Where(day => day is { IsServed: true, IsClosed: false }).ToList();
        Was = Person is not null && IdOf(Like) is { } like
            ? await Db.Meals.AsNoTracking().SingleOrDefaultAsync(meal => meal.Id == like && meal.ResidentId == Person.Resident.Id, Token)
            : null;
        (Coming, FullDays) = (days.FindAll(day => day.Free is null or > 0), days.FindAll(day => day.Free <= 0));
    }
}
