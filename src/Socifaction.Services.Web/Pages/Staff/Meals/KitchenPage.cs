using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>What the staff's pages of meals share: which kitchen, and which day.</summary>
public abstract class KitchenPage(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")] public string? DateText { get; set; }

    public IReadOnlyList<MealService> Services { get; private set; } = [];

    public MealService Service { get; private set; } = null!;

    public LocalDate Today => clock.Today;

    public LocalDate Date => DayOf(DateText, Today);

    protected ServicesDbContext Db => db;

    /// <summary>Finds the kitchen, the first where none is named; false when there is none such.</summary>
    protected async Task<bool> FindKitchenAsync(Guid? offering)
    {
        Services = await db.MealServices.AsNoTracking().OrderBy(s => s.Order).ThenBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(Token);
        if (Services.FirstOrDefault(s => offering is null || s.Id == offering) is not { } found)
        {
            return false;
        }

        Service = found;
        return true;
    }
}
