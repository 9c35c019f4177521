using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Meals;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>Meals for a caller on one page; what was ordered is read back on the same page.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, OrderMeals order) : CallerPage(db, clock)
{
    private const int DaysShown = 15;

    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Caller { get; set; }
    [BindProperty(SupportsGet = true, Name = "group")] public string? Group { get; set; }

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
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        await LoadDaysAsync();
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

    private async Task LoadDaysAsync()
    {
        var last = LocalDate.Min(Today.PlusDays(DaysShown), Service.Window.LastDay(Today));
        var days = (await Db.ListKitchenDaysAsync(Service, Today, last, Token)).Where(day => day is { IsServed: true, IsClosed: false }).ToList();
        (Coming, FullDays) = (days.FindAll(day => day.Free is null or > 0), days.FindAll(day => day.Free <= 0));
    }
}
