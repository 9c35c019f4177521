using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.People.Import;
using Socifaction.Services.People.Membership;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Reports;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Schedules;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services;

/// <summary>What a host adds to have the house: the database and every use case.</summary>
public static class ServicesRegistration
{
    /// <summary>Adds the chosen database and every use case. The host adds `IClock`.</summary>
    public static IServiceCollection AddSocifactionServices(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        // The keys stand in the database: a restart or a second node must not break a cookie, an open form or a sealed note.
        services.AddDataProtection().SetApplicationName("Socifaction.Services").PersistKeysToDbContext<ServicesDbContext>();
        services.AddScoped<CurrentInitiative>();
        services.AddScoped(provider => new InitiativeClock(
            provider.GetRequiredService<IClock>(), provider.GetRequiredService<CurrentInitiative>().Value.Zone));
        if (database.IsPostgres)
        {
            services.AddDbContext<ServicesDbContext, PostgresServicesDbContext>(database.Configure, optionsLifetime: ServiceLifetime.Singleton);
        }
        else
        {
            services.AddDbContext<ServicesDbContext, SqliteServicesDbContext>(database.Configure, optionsLifetime: ServiceLifetime.Singleton);
        }

        services.AddScoped<SignInCodes>();
        services.AddScoped<BookPlace>();
        services.AddScoped<RequestPlace>();
        services.AddScoped<RequestEnrolment>();
        services.AddScoped<ConfirmPlace>();
        services.AddScoped<DeclinePlace>();
        services.AddScoped<CancelPlace>();
        services.AddScoped<SetStaffOnShift>();
        services.AddScoped<ScheduleSessions>();
        services.AddScoped<PutBackOnShift>();
        services.AddScoped<ReopenSession>();
        services.AddScoped<PlaceAvailability>();
        services.AddScoped<CheckPlaces>();

        services.AddScoped<JoinWaitingList>();
        services.AddScoped<AnswerOffer>();
        services.AddScoped<WithdrawFromList>();
        services.AddScoped<SetPriority>();
        services.AddScoped<ExpireOffers>();
        services.AddScoped<WaitingList>();

        services.AddScoped<CheckCapacity>();
        services.AddScoped<TakeOffShift>();
        services.AddScoped<SetStaffRatio>();
        services.AddScoped<OverrideCapacity>();
        services.AddScoped<EndOverride>();
        services.AddScoped<SetSchoolHoliday>();
        services.AddScoped<RemoveSchoolHoliday>();
        services.AddScoped<AddSession>();
        services.AddScoped<MoveSession>();
        services.AddScoped<CheckSeries>();
        services.AddScoped<ChangeSeries>();
        services.AddScoped<StartSeries>();
        services.AddScoped<EndSeries>();
        services.AddScoped<RestoreDate>();
        services.AddScoped<CheckClosing>();
        services.AddScoped<CloseSessions>();

        services.AddScoped<ReadRegister>();
        services.AddScoped<RecordTaps>();
        services.AddScoped<CorrectAttendance>();
        services.AddScoped<AddWalkIn>();
        services.AddScoped<CountWalkIns>();
        services.AddScoped<ReportAbsence>();
        services.AddScoped<WithdrawAbsence>();
        services.AddScoped<MealCount>();
        services.AddScoped<SettleDay>();
        services.AddScoped<MonthJournal>();

        services.AddScoped<Enrol>();
        services.AddScoped<PreviewEnrolment>();
        services.AddScoped<FillEnrolments>();
        services.AddScoped<EndEnrolment>();
        services.AddScoped<FindWeek>();
        services.AddScoped<PlanWeek>();

        services.AddScoped<BookStay>();
        services.AddScoped<RequestStay>();
        services.AddScoped<ConfirmStay>();
        services.AddScoped<DeclineStay>();
        services.AddScoped<ChangeStay>();
        services.AddScoped<CancelStay>();
        services.AddScoped<RecordArrival>();
        services.AddScoped<RecordDeparture>();
        services.AddScoped<BeginResidence>();
        services.AddScoped<MoveResidence>();
        services.AddScoped<EndResidence>();
        services.AddScoped<KeepPremises>();
        services.AddScoped<KeepRoom>();
        services.AddScoped<CloseRoom>();
        services.AddScoped<OpenRoom>();
        services.AddScoped<KeepReferral>();
        services.AddScoped<EndReferral>();
        services.AddScoped<OfferRoom>();
        services.AddScoped<AnswerRoomOffer>();

        services.AddScoped<OpenInitiative>();
        services.AddScoped<OpenWithKit>();
        services.AddScoped<OpenForCoordinator>();
        services.AddScoped<InviteOverseer>();
        services.AddScoped<JoinOverseers>();
        services.AddScoped<EndOverseer>();
        services.AddScoped<ReadCounts>();
        services.AddScoped<LocalityReport>();
        services.AddScoped<AddOffering>();
        services.AddScoped<KeepOffering>();
        services.AddScoped<KeepContact>();
        services.AddScoped<PublishOfferings>();
        services.AddScoped<InviteStaff>();
        services.AddScoped<JoinStaff>();
        services.AddScoped<ChangeStaff>();
        services.AddScoped<RegisterResident>();
        services.AddScoped<ChangeResident>();
        services.AddScoped<ImportResidents>();
        services.AddScoped<JoinHousehold>();
        services.AddScoped<MergeResidents>();
        services.AddScoped<RecordUnmetNeed>();
        services.AddScoped<AskToCallBack>();
        services.AddScoped<SealedText>();
        services.AddScoped<OpenCareCard>();
        services.AddScoped<KeepCareCard>();
        services.AddScoped<WriteNote>();
        services.AddScoped<EndNote>();
        services.AddScoped<NameCollector>();
        services.AddScoped<EndCollector>();
        services.AddScoped<RecordConsent>();
        services.AddScoped<CopyToCarer>();
        services.AddScoped<ChooseChannel>();
        services.AddScoped<ChooseVocative>();
        services.AddScoped<NameCarer>();
        services.AddScoped<BookRide>();
        services.AddScoped<RideAlternatives>();
        services.AddScoped<RequestRide>();
        services.AddScoped<ConfirmRide>();
        services.AddScoped<DeclineRide>();
        services.AddScoped<RecordUnmetRide>();
        services.AddScoped<RecordLyingWish>();
        services.AddScoped<CancelRide>();
        services.AddScoped<CallInRide>();
        services.AddScoped<HoldTimes>();
        services.AddScoped<ScheduleRuns>();
        services.AddScoped<PlanDay>();
        services.AddScoped<CheckRun>();
        services.AddScoped<ChangeRun>();
        services.AddScoped<ChangeWeeklyRun>();
        services.AddScoped<EndWeeklyRun>();
        services.AddScoped<PriceRide>();
        services.AddScoped<KeepDestination>();
        services.AddScoped<RemoveDestination>();
        services.AddScoped<CheckVehicle>();
        services.AddScoped<KeepVehicle>();
        services.AddScoped<KeepRideSettings>();
        services.AddScoped<CheckCover>();
        services.AddScoped<CoverRide>();

        services.AddScoped<KeepApart>();
        services.AddScoped<EndApart>();
        services.AddScoped<LimitDetour>();

        services.AddScoped<OrderedRides>();
        services.AddScoped<MakeOrderedRides>();
        services.AddScoped<StartStandingOrder>();
        services.AddScoped<ChangeStandingOrder>();
        services.AddScoped<PauseStandingOrder>();
        services.AddScoped<EndPause>();
        services.AddScoped<EndStandingOrder>();
        services.AddScoped<ConfirmOrderedDay>();
        services.AddScoped<SkipOrderedDay>();

        services.AddAppointments();
        services.AddScoped<OrderMeals>();
        services.AddScoped<CancelMeal>();
        services.AddScoped<ChangePortions>();
        services.AddScoped<StartMealOrder>();
        services.AddScoped<EndMealOrder>();
        services.AddScoped<FillMealOrders>();
        services.AddScoped<PauseMealOrder>();
        services.AddScoped<ResumeMealOrder>();
        services.AddScoped<StartKitchen>();
        services.AddScoped<CloseKitchen>();
        services.AddScoped<OpenKitchen>();
        services.AddScoped<MarkMeal>();
        services.AddScoped<RecordReached>();
        services.AddScoped<SettleMeals>();
        services.AddScoped<KeepMealSettings>();
        services.AddScoped<KitchenList>();

        services.AddScoped<RoomSteps, RideSteps>();
        services.AddScoped<RoomSteps, PlaceSteps>();
        services.AddScoped<RoomSteps, CalendarSteps>();
        services.AddScoped<RoomSteps, KitchenSteps>();
        services.AddScoped<RoomSteps, StaySteps>();
        services.AddScoped<ScheduleSteps>();
        services.AddScoped<CheckScheduleChange>();
        services.AddScoped<ChangeSchedule>();
        services.AddScoped<ContinueScheduleChange>();
        services.AddScoped<ContinueScheduleChanges>();
        services.AddScoped<CheckScheduleUndo>();
        services.AddScoped<UndoScheduleChange>();
        services.AddScoped<SettleScheduleHit>();

        services.AddScoped<DemoData>();
        services.TryAddSingleton(ReminderTimes.Usual);
        services.TryAddSingleton(TwilioSettings.None);
        services.TryAddSingleton(OperatorSettings.None);
        services.AddSingleton<SmsGateways>();
        services.TryAddScoped<ISmsSender, OutboxSmsSender>();
        services.AddSingleton<ReminderRound>();
        services.AddScoped<PlanReminders>();
        services.AddScoped<TellEverybody>();
        services.AddScoped<KeepTemplates>();
        services.AddScoped<KeepWords>();
        services.AddScoped<PreviewTemplates>();
        services.AddScoped<Outgoing>();
        services.AddScoped<SmsBudget>();
        services.AddScoped<SendingLimits>();
        services.AddScoped<SetSmsBudget>();
        services.AddScoped<SetRehearsalPhone>();
        services.AddScoped<GoLive>();
        services.AddScoped<SendTestText>();
        services.AddScoped<SettleTestTexts>();
        services.AddScoped<SendDueReminders>();
        services.AddScoped<ReconcileReminders>();
        services.AddScoped<PollReminders>();
        services.AddScoped<RecordDelivery>();
        services.AddScoped<ReadReply>();
        services.AddScoped<AnswerCall>();
        services.AddScoped<AnswerOnce>();
        services.AddScoped<SetTelling>();
        services.AddScoped<SendByHand>();
        services.AddScoped<SettleReply>();
        services.AddScoped<CallList>();
        services.AddScoped<RecordCall>();
        services.AddScoped<ReceiveCall>();
        services.AddScoped<SettleMissedCall>();

        return services;
    }

    private static void AddAppointments(this IServiceCollection services)
    {
        services.AddScoped<AppointmentAvailability>();
        services.AddScoped<CheckAppointment>();
        services.AddScoped<BookAppointment>();
        services.AddScoped<RequestAppointment>();
        services.AddScoped<ConfirmAppointment>();
        services.AddScoped<DeclineAppointment>();
        services.AddScoped<MoveAppointment>();
        services.AddScoped<CancelAppointment>();
        services.AddScoped<SettleAppointment>();
        services.AddScoped<EarlierTimes>();
        services.AddScoped<OfferEarlier>();
        services.AddScoped<AnswerEarlier>();
        services.AddScoped<EndEarlierOffers>();
        services.AddScoped<WishEarlier>();
        services.AddScoped<KeepAppointmentNote>();
        services.AddScoped<KeepAppointmentType>();
        services.AddScoped<KeepResource>();
        services.AddScoped<AddOpening>();
        services.AddScoped<EndOpening>();
        services.AddScoped<AddCalendarOverride>();
        services.AddScoped<RemoveCalendarOverride>();

        services.AddScoped<KeepHomeHelp>();
        services.AddScoped<CheckVisitPlan>();
        services.AddScoped<StartVisitPlan>();
        services.AddScoped<PauseVisitPlan>();
        services.AddScoped<EndVisitPlan>();
        services.AddScoped<FillVisits>();
        services.AddScoped<AddVisit>();
        services.AddScoped<MoveVisit>();
        services.AddScoped<CancelVisit>();
        services.AddScoped<RecordVisit>();
        services.AddScoped<RecordTold>();
    }
}
