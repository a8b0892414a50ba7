using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WhoAccountsWaitFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Stalls",
                table: "ConversationTurns");

            migrationBuilder.AddColumn<DateTime>(
                name: "WaitChangesAt",
                table: "Standings",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitColleagueId",
                table: "Standings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitConversationId",
                table: "Standings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaitReason",
                table: "Standings",
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaitsFor",
                table: "Standings",
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "Nobody");

            migrationBuilder.AddColumn<DateTime>(
                name: "WaitsSince",
                table: "Standings",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DisputeStalledAt",
                table: "ConversationTurns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PromiseStalledAt",
                table: "ConversationTurns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WaitStalledAt",
                table: "ConversationTurns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ColleagueAnsweredAt",
                table: "Conversations",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Standings_WaitChangesAt",
                table: "Standings",
                column: "WaitChangesAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Standings_WaitChangesAt",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitChangesAt",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitColleagueId",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitConversationId",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitReason",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitsFor",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitsSince",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "DisputeStalledAt",
                table: "ConversationTurns");

            migrationBuilder.DropColumn(
                name: "PromiseStalledAt",
                table: "ConversationTurns");

            migrationBuilder.DropColumn(
                name: "WaitStalledAt",
                table: "ConversationTurns");

            migrationBuilder.DropColumn(
                name: "ColleagueAnsweredAt",
                table: "Conversations");

            migrationBuilder.AddColumn<string>(
                name: "Stalls",
                table: "ConversationTurns",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "");
        }
    }
}
