using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.People.Membership;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Schedules;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

/// <summary>
/// The tables. It shows only the rows of the scope's initiative and refuses to save any other's.
/// </summary>
public abstract class ServicesDbContext(DbContextOptions options, CurrentInitiative current)
    : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Name of the query filter that hides other initiatives' rows.</summary>
    public const string InitiativeFilter = "Initiative";

    /// <summary>The initiative this context works for; none owns nothing.</summary>
    public InitiativeId InitiativeId => current.Id;

    public DbSet<Locality> Localities => Set<Locality>();
    public DbSet<Settlement> Settlements => Set<Settlement>();
    public DbSet<Initiative> Initiatives => Set<Initiative>();
    public DbSet<Resident> Residents => Set<Resident>();
    public DbSet<ResidentEvent> ResidentEvents => Set<ResidentEvent>();
    public DbSet<Phone> Phones => Set<Phone>();
    public DbSet<Household> Households => Set<Household>();
    public DbSet<Relation> Relations => Set<Relation>();
    public DbSet<Collector> Collectors => Set<Collector>();
    public DbSet<CareCard> CareCards => Set<CareCard>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<ResidentNote> ResidentNotes => Set<ResidentNote>();
    public DbSet<PersonalDataView> PersonalDataViews => Set<PersonalDataView>();
    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();
    public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();
    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();
    public DbSet<StaffEvent> StaffEvents => Set<StaffEvent>();
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    public DbSet<Overseer> Overseers => Set<Overseer>();
    public DbSet<OverseerEvent> OverseerEvents => Set<OverseerEvent>();
    public DbSet<DoorAttempt> DoorAttempts => Set<DoorAttempt>();
    public DbSet<SignInCode> SignInCodes => Set<SignInCode>();
    public DbSet<Attempt> Attempts => Set<Attempt>();
    public DbSet<Offering> Offerings => Set<Offering>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<BookingEvent> BookingEvents => Set<BookingEvent>();
    public DbSet<RequestReceipt> RequestReceipts => Set<RequestReceipt>();
    public DbSet<UnmetNeed> UnmetNeeds => Set<UnmetNeed>();
    public DbSet<BookingDraft> BookingDrafts => Set<BookingDraft>();
    public DbSet<RideService> RideServices => Set<RideService>();
    public DbSet<Ride> Rides => Set<Ride>();
    public DbSet<Vehicle> Vehicles => Set<Vehicle>();
    public DbSet<VehicleLayout> VehicleLayouts => Set<VehicleLayout>();
    public DbSet<WeeklyRun> WeeklyRuns => Set<WeeklyRun>();
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<RunStop> RunStops => Set<RunStop>();
    public DbSet<StandingOrder> StandingOrders => Set<StandingOrder>();
    public DbSet<OrderedDay> OrderedDays => Set<OrderedDay>();
    public DbSet<RideHold> RideHolds => Set<RideHold>();
    public DbSet<KeptApart> KeptApart => Set<KeptApart>();
    public DbSet<Destination> Destinations => Set<Destination>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<WeeklySession> WeeklySessions => Set<WeeklySession>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<StaffRatio> StaffRatios => Set<StaffRatio>();
    public DbSet<SchoolHoliday> SchoolHolidays => Set<SchoolHoliday>();
    public DbSet<SkippedDate> SkippedDates => Set<SkippedDate>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<WaitingEntry> WaitingEntries => Set<WaitingEntry>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<RegisterTap> RegisterTaps => Set<RegisterTap>();
    public DbSet<Attendance> Attendances => Set<Attendance>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Premises> Premises => Set<Premises>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<Bed> Beds => Set<Bed>();
    public DbSet<BedClaim> BedClaims => Set<BedClaim>();
    public DbSet<RoomClosure> RoomClosures => Set<RoomClosure>();
    public DbSet<Stay> Stays => Set<Stay>();
    public DbSet<Residence> Residences => Set<Residence>();

    public DbSet<ResidenceEvent> ResidenceEvents => Set<ResidenceEvent>();
    public DbSet<RoomReferral> RoomReferrals => Set<RoomReferral>();
    public DbSet<RoomOffer> RoomOffers => Set<RoomOffer>();
    public DbSet<MealService> MealServices => Set<MealService>();
    public DbSet<MealDay> MealDays => Set<MealDay>();
    public DbSet<Meal> Meals => Set<Meal>();
    public DbSet<MealOrder> MealOrders => Set<MealOrder>();
    public DbSet<MealPause> MealPauses => Set<MealPause>();
    public DbSet<HomeHelp> HomeHelps => Set<HomeHelp>();
    public DbSet<VisitPlan> VisitPlans => Set<VisitPlan>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<AppointmentType> AppointmentTypes => Set<AppointmentType>();
    public DbSet<TakenIn> TakenIn => Set<TakenIn>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<ResourceNeed> ResourceNeeds => Set<ResourceNeed>();
    public DbSet<ResourceClaim> ResourceClaims => Set<ResourceClaim>();
    public DbSet<WeeklyOpening> WeeklyOpenings => Set<WeeklyOpening>();
    public DbSet<CalendarOverride> CalendarOverrides => Set<CalendarOverride>();
    public DbSet<ScheduleChange> ScheduleChanges => Set<ScheduleChange>();
    public DbSet<ScheduleStep> ScheduleSteps => Set<ScheduleStep>();
    public DbSet<ScheduleHit> ScheduleHits => Set<ScheduleHit>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<SpokenOf> SpokenOf => Set<SpokenOf>();
    public DbSet<SpentText> SpentTexts => Set<SpentText>();
    public DbSet<TestText> TestTexts => Set<TestText>();
    public DbSet<ReminderEvent> ReminderEvents => Set<ReminderEvent>();
    public DbSet<CallMade> CallsMade => Set<CallMade>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<InboundSms> InboundSms => Set<InboundSms>();

    public DbSet<MissedCall> MissedCalls => Set<MissedCall>();
    public DbSet<OutboxSms> OutboxSms => Set<OutboxSms>();
    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseForeignRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseForeignRows();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<InitiativeId>().HaveConversion<InitiativeIdConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ServicesDbContext).Assembly);
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.BaseType is null).ToList())
        {
            if (typeof(IInitiativeOwned).IsAssignableFrom(type.ClrType))
            {
                typeof(ServicesDbContext).GetMethod(nameof(Own), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                    .MakeGenericMethod(type.ClrType).Invoke(this, [modelBuilder]);
            }

            // Ids are made where the row is made; a generated one would turn an added child into a changed one.
            foreach (var key in (type.FindPrimaryKey()?.Properties ?? []).Where(p => p.ClrType == typeof(Guid)))
            {
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    private void Own<T>(ModelBuilder modelBuilder) where T : class, IInitiativeOwned
    {
        modelBuilder.Entity<T>().HasQueryFilter(InitiativeFilter, row => row.InitiativeId == InitiativeId);
        modelBuilder.Entity<T>().HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    private void RefuseForeignRows()
    {
        foreach (var entry in ChangeTracker.Entries<IInitiativeOwned>())
        {
            var owner = entry.Property(row => row.InitiativeId);
            if (entry.State == EntityState.Added && owner.CurrentValue == InitiativeId.None && current.IsSet)
            {
                owner.CurrentValue = current.Id;
            }

            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && (!current.IsSet || owner.CurrentValue != current.Id || owner.OriginalValue != owner.CurrentValue))
            {
                throw new InitiativeViolationException(
                    $"A {entry.Metadata.ClrType.Name} of another initiative was about to be saved.");
            }
        }
    }
}

/// <summary>A row of another initiative was about to be saved: a mistake in the program, never an answer to a person.</summary>
public sealed class InitiativeViolationException(string message) : InvalidOperationException(message);
